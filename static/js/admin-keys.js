// Tells people that their key did not work; the script of django-allauth tells the console alone.
document.addEventListener("allauth.error", () => {
  document.getElementById("key_problem").hidden = false;
});
