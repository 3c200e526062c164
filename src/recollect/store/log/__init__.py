"""What a learner did: answers, actions, quizzes, in the order of doing, and what they come to."""
