"""The drawn person: skeleton, pose files and SVG stills. Pure: no Flask, no SQL."""
