"""Starting the companion at log-in: what each platform is told (texts, pure), and telling it (switching)."""
