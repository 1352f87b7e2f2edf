"""The nouns of the data: places, regions, measures, periods, observations, sources, and the dataset."""
