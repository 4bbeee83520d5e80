from datetime import date, timedelta


def next_monday(on: date) -> date:
    """The first Monday after that day."""
    return on + timedelta(days=7 - on.weekday())
