"""One screen per mode; a screen owns its state and is the only one to call the journal."""
