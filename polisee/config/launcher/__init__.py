"""Starting and stopping: the database, the preparations, the processes that serve and that work."""
