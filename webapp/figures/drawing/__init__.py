"""From a solved body to SVG: camera, depth order, outlines, props, cues."""
