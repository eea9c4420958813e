"""Analysts' decisions, compiled into constraints that `flow` passes into `link`."""
