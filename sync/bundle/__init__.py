"""The unit of exchange: what one register tells others, encoded, sealed and signed; bytes in, bytes out."""
