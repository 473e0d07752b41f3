"""What a teacher needs for many readers at once: how far they agree."""
