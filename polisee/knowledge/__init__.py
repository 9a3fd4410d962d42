"""What PoliSEE knows: the kinds *Practice*, *Policy*, *Factor*; finding, reading, writing, reviewing, translating."""
