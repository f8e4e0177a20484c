"""Reading a file in: an archive of Ebb's, or a table of another tracker."""
