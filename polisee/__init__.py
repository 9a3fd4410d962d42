"""PoliSEE: public bodies of many countries learn cluster policy from each other and decide together."""
