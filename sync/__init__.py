"""How registers come to agree: bundle, seal, merge, carriers."""
