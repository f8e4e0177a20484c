"""Reports that others read by link: making and revoking one, and what is seen there."""
