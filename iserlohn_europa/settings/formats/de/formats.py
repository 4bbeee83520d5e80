"""Django's German input formats, and times as people write them: "19.30", "19:30 Uhr", "19 Uhr"."""

TIME_INPUT_FORMATS = [
    "%H:%M",
    "%H:%M:%S",
    "%H:%M:%S.%f",
    "%H.%M",
    "%H:%M Uhr",
    "%H.%M Uhr",
    "%H Uhr",
]
