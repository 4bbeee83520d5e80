"""Which language an answer speaks, what visitors are offered of others, and how staff see it."""
