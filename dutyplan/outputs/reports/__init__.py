"""What commands say beside a roster: of a check, a why, a replanning, an attendance, balances."""
