// Wagtail's date picker replaces what it cannot read by the present moment as soon as the field is
// left. Here the words stay as they were typed, and the form says what it could not read.
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
