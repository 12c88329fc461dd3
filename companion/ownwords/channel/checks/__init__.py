"""What is looked at in a channel before it is submitted: one module a subject, each a pure function to findings."""
