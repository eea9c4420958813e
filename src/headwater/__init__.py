"""Headwater traces what the news reports back to where it began."""

__version__ = "0.1.0"
