"""Words that stand in every text and say nothing of what it is about, folded.

Kept out of the index where they stand in a text, and out of a question that has other words.
"""

_GERMAN = """
aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann
das dass dein deine dem den denn der des dessen die dies diese diesem diesen dieser dieses doch dort
du durch ein eine einem einen einer eines er es etwas euch euer fur gab gibt hab habe haben hast hat
hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja
jede jedem jeden jeder jedes jene kann kannst kein keine konnen konnte man mehr mein meine mich mir
mit muss musste nach nicht noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich
sie sind so sol soll sollen sollte sowie um und uns unser unsere unserem unseren unserer unter vom
von vor war waren warum was weil welche welchem welchen welcher welches wem wen wenn wer werde
werden wie wieder will wir wird wo wohin wollen worden wurde wurden zu zum zur zwischen uber
"""
_ENGLISH = """
a an and are as at be been but by can could did do does for from had has have how i if in into is it
its me my no not of on or our she should so than that the their them then there these they this to
was we were what when where which who why will with would you your
"""
_FRENCH = """
a au aux avec ce ces cet cette comment dans de des du elle en est et eu il ils je la le les leur
leurs mais me mes mon ne nos notre nous on ou par pas pour qu que quel quelle qui sa se ses son
sont sur ta te tes ton tu un une vos votre vous y
"""
_DUTCH = """
aan als bij dan dat de der deze die dit door een en er haar had heb heeft het hij hoe hun ik in is
je kan me met mijn naar niet nog nu of om onder ons ook op over te tot uit van voor waar was wat we
wel wie wij wordt ze zich zijn zo
"""
_POLISH = """
ale by byc co czy dla do go i ich jak jako jest jestem kto ktora ktore ktory ma mnie na nie o od po
przez przy sa sie ta tak te tego ten to tu w we z za ze
"""
_HUNGARIAN = """
a az egy es ez hogy ha is itt meg mely mint nem ott s van volt vagy
"""

STOP_WORDS = {
    "de": frozenset(_GERMAN.split()),
    "en": frozenset(_ENGLISH.split()),
    "fr": frozenset(_FRENCH.split()),
    "nl": frozenset(_DUTCH.split()),
    "pl": frozenset(_POLISH.split()),
    "hu": frozenset(_HUNGARIAN.split()),
}
