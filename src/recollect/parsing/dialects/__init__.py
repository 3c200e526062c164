"""One file for each way of writing items down; `recollect.parsing.discovery` finds them."""
