"""What the screens say, as lines of a given width: pure functions of what is to be shown."""
