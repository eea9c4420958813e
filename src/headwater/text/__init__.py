"""What any step may use: offsets, sentences, language, names, dates, numbers."""
