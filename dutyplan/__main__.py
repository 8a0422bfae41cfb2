"""`python -m dutyplan`: the same as the command `dutyplan`."""

from dutyplan.cli import main

if __name__ == "__main__":
    main()
