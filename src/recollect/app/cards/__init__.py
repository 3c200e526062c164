"""Cards one by one and many at once: looked through, acted upon, told of; drafts on them."""
