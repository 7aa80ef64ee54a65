"""Planning mathematics: no state of the game, and luck only as uniforms that the caller passes in."""
