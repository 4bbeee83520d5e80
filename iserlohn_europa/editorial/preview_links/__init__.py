"""Links by which people without an account read a draft."""
