"""Drafts that a good editor labelled, and how near the coach comes to that editor."""
