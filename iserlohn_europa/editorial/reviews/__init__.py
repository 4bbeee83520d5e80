"""Review dates: when somebody last read a page, when it is time again, and whose task that is."""
