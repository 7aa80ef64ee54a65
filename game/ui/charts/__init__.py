"""Charts: each says in its title what is seen, has axes, and says the value under the pointer and as text."""
