"""Peers beside Headwater: the same data, the same scorer, each in a virtual environment of its own; no dependency of the project."""
