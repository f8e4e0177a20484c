"""Draw every movement of the shipped routines: `python -m tests.figures.bench_movements`."""

import gzip
import sys
from statistics import median
from time import process_time

from tests.figures.pairs import changes
from tests.figures.shipped import POSES
from webapp.figures.book import FigureBook

HEAVY = 5


def main() -> list[str]:
    book = FigureBook.read(POSES)
    begun = process_time()
    joined = [pair for pair in changes() if book.joins(*pair)]
    asked = process_time() - begun
    sizes, times = {}, {}
    for pair in joined:
        begun = process_time()
        svg = book.movement(*pair) or ""
        times[pair] = process_time() - begun
        sizes[pair] = len(gzip.compress(svg.encode(), mtime=0)) / 1000
    heaviest = sorted(joined, key=sizes.__getitem__, reverse=True)[:HEAVY]
    spent = sorted(times.values())
    return [
        f"{len(joined)} of {len(changes())} changes of pose are joined; to find that out took {asked:.1f} s of CPU",
        f"KB packed: median {median(sizes.values()):.1f}, largest {max(sizes.values()):.1f}",
        *(f"  {sizes[pair]:.1f} {' '.join(pair)}" for pair in heaviest),
        f"CPU s: all {sum(spent):.1f}, median {median(spent):.2f}, longest {spent[-1]:.2f}",
        "not joined:",
        *(f"  {' '.join(pair)}" for pair in changes() if pair not in sizes),
    ]


if __name__ == "__main__":
    sys.stdout.write("\n".join(main()) + "\n")
