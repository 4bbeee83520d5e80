"""How days and times are typed and written where Django's forms do not do (FORMAT_MODULE_PATH)."""
