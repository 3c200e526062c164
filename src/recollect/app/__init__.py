"""The use cases: what a learner does, without SQL, without screens, without printing."""
