"""Deleting is safe: where something is used is shown, replaced, or left a redirect."""
