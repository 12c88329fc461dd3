"""Where suggestion sets come from: a folder is read, what is in it is accepted or refused as a whole, and kept."""
