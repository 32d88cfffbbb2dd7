"""The exchange screen: sticks, folders and the hub; who lags behind whom; the authority everybody trusts."""
