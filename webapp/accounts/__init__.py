"""People, their passwords and the devices they are signed in on."""
