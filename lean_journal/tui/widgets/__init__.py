"""Widgets: they draw what they are given and report upward with messages."""
