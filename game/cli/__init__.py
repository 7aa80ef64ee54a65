"""The command line: one module per verb, imported when its verb is called, so that ``--help`` is instant."""

import sys


def main() -> None:
    """Run the program with the arguments of the process, and leave with its exit code."""
    try:
        from game.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before a verb could say anything better
        code = 130
    sys.exit(code)
