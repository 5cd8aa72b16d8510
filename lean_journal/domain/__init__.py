"""What a lean journal is: frozen records and pure functions, with no clock and no I/O."""
