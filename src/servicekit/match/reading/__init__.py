"""What the tokens of a reply may be read as, through every disguise and slip."""
