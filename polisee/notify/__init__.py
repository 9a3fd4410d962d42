"""Telling people: *Notice* (one line in a person's inbox, with its reason), mail in the person's language,
*Delivery* (what was sent when, and whether it went). Knows no feature: others hand in a message type and its words.
"""
