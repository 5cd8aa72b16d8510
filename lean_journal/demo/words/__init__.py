"""What a person in a plant may have written, in fragments that chance puts together."""
