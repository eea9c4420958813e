"""Turn an `Article` into statements, assertions and mentions; sees one article only."""
