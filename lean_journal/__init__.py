"""A private terminal journal for lean leaders."""

__version__ = "0.1.0"
