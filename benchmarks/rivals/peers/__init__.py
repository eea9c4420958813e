"""One script a rival; each runs in the rival's own environment."""
