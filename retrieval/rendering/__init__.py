"""Values as text for people: made safe, whatever the feed writes; needs nothing but the values themselves."""
