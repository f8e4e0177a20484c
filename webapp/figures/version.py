"""What drawings depend on, as one short word."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path


def version_of(poses_dir: Path, routine_files: Iterable[Path] = ()) -> str:
    """A hash of the files that hold poses and of the code that draws them."""
    code = Path(__file__).parent
    digest = sha256()
    for path in (*sorted(poses_dir.glob("*.yaml")), *routine_files, *sorted(code.rglob("*.py"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
