"""Keep the original: input of any kind becomes `Capture`s, and their bytes WARC records."""
