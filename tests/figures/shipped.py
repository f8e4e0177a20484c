from pathlib import Path

POSES = Path(__file__).parents[2] / "poses"
STATIC = POSES.parent / "webapp" / "static"
