"""The editorial engine: anything the platform publishes is a *Record* of a *Kind*.

*Revision* (every save; never edited), *Translation* (per field, bound to the original it was made from), *Review*
and *Remark*, *Transition* (each step with its time), *Publication* (a sealed revision), *Link* (typed, directed),
*StoredImage*. A new kind is a class with its fields, nothing else.
"""
