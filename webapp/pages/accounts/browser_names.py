"""What to call a browser in a list of devices, read from its User-Agent: a hint for people, nothing depends on it."""

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browser_name(user_agent: str) -> str:
    """`Firefox on Linux`; `A browser` where nothing is recognised."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "A browser")
    system = next((f" on {name}" for sign, name in SYSTEMS if sign in user_agent), "")
    return browser + system
