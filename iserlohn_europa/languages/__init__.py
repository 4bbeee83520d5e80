"""What staff see of translations: which are missing, current or older, and who checked them."""
