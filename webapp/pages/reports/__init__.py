"""The sheet for a clinician, and what somebody takes."""
