"""Turn a `Capture` into an `Article`: all visible text, each stretch labelled for what it is."""
