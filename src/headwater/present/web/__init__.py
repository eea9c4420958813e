"""Server-rendered pages, useful without JavaScript."""
