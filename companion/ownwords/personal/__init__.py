"""What belongs to one person: their history, their balance, and taking everything out or away."""
