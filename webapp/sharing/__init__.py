"""Reports that can be read by link: who may, until when, and how often that was done."""
