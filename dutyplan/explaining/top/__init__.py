"""The certificate of fairness: who carries most, and what holds them there."""
