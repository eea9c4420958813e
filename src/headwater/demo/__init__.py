"""A small dossier of invented reports that shows every finding."""
