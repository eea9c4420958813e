"""Captures to articles: title, outlet, byline, dates, language, and all visible text in labelled sections."""

from headwater.read.reader import read

__all__ = ["read"]
