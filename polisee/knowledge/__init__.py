"""What PoliSEE knows: the kinds of record (*Practice*, *Policy*, *Cluster*, *Factor* …); finding, reading, writing, reviewing, translating."""
