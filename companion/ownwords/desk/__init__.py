"""Where comms writes, approves and publishes: a web app on their own computer."""
