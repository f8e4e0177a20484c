"""What can be chosen about how somebody is led, by field: what the form sends, and its words."""

from typing import get_args

from webapp.timeline.preferences import Pace

CHOICES = {
    "pace": {pace: pace.capitalize() for pace in get_args(Pace)},
    "ready_seconds": {
        "0": "None, begin at once",
        "15": "15 seconds",
        "30": "30 seconds",
        "60": "1 minute",
        "90": "1½ minutes",
        "120": "2 minutes",
        "180": "3 minutes",
        "240": "4 minutes",
        "300": "5 minutes",
    },
    "change_sides_seconds": {str(seconds): f"{seconds} seconds" for seconds in (4, 8, 12, 15, 20, 30)}
    | {"60": "1 minute"},
    "breath_seconds": {str(seconds): f"{seconds} seconds" for seconds in (6, 8, 10, 12, 14, 16)},
    "hold_seconds": {"": "As the routine says"}
    | {str(seconds): f"{seconds} seconds" for seconds in (20, 30, 45, 60, 90)}
    | {"120": "2 minutes"},
}
"""What is usually wished for. Other values stay chosen where they are."""
