"""What is asked, what answers it, where that ends: the parts of an item and their roles."""
