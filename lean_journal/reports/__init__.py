"""A journal as bytes for others to read: no writing, no printing."""
