from pathlib import Path

import pytest

POSES = Path(__file__).parents[2] / "poses"
STATIC = POSES.parent / "webapp" / "static"
in_one_process = pytest.mark.xdist_group("figures")
"""What looks at every figure or movement, so that each is drawn once and not once by each worker."""
