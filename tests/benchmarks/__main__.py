"""`python -m tests.benchmarks`: every figure, one after the other."""

from tests.benchmarks import pages, track

if __name__ == "__main__":
    pages.report()
    track.report()
