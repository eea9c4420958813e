"""Views only; no thinking."""
