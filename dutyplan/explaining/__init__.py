"""Answers to "why?": facts about a plan and its rosters, solved for and not guessed."""
