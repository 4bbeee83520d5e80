"""Links that lead nowhere: found beforehand, listed with advice, and never in anybody's way."""
