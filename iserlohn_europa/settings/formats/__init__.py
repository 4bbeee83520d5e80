"""How Germans type days and times, for the forms of the admin (`FORMAT_MODULE_PATH`)."""
