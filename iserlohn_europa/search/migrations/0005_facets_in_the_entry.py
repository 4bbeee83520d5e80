from django.db import migrations, models


def write_anew_today(apps, schema_editor):
    """The scheduled work fills what is empty: an index that nobody has rebuilt today is rebuilt."""
    apps.get_model("search", "Entry").objects.update(rebuilt_on=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_misses_and_bets")]

    operations = [
        migrations.DeleteModel(name="EntryCity"),
        migrations.DeleteModel(name="EntryYear"),
        migrations.AddField(
            model_name="entry", name="cities", field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="entry", name="years", field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(write_anew_today, migrations.RunPython.noop),
    ]
