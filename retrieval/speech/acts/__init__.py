"""What is done with words, told by the words themselves."""
