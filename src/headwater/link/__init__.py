"""Read the articles together: entities, relations, claims, threads, utterances, origins, findings, the described system."""
