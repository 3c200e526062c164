"""An item from a claim that stands: its lines split into parts, and the parts in their roles."""
