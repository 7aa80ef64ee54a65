"""Changes: asked for, answered, prepared, carried out in a window, and sometimes failing."""
