"""What carries sealed bundles between registers: sticks, folders, the hub; never looks inside one."""
