"""What the public reads is exactly what a named person approved.

*Seal*: SHA-256 of canonical JSON and an Ed25519 signature by a key that is not in the database.
*Incident*: something sealed no longer agrees with its seal.
"""
