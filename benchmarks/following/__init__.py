"""A small internet of feeds with faults, for measuring how they are followed."""
