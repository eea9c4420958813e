"""What every page and listing shows, as typed nouns: the web and the command line draw these and think no further."""
