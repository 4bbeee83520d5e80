"""The weekly mail: what needs care, for whoever has asked for it."""
