"""The folder of mails, on screen, for those who try PoliSEE."""
