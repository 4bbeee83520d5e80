"""Calendar files of others: what they say, what of it is new, and the drafts made of it."""
