"""What notes tell of the studying itself: plans, progress, dates, what is not mastered yet."""
