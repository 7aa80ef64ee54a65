"""Two Hats: an IT department you can run."""

from game.cli import main

if __name__ == "__main__":
    main()
