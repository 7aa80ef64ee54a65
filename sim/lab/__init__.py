"""Laboratory: presets, replications, paired comparisons."""
