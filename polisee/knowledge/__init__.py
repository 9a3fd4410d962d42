"""What PoliSEE knows: practices, policies, clusters, factors …; finding, reading, writing, reviewing, translating."""
