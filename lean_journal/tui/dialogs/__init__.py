"""One form per noun: a dialog returns a whole value, or None if it was left."""
