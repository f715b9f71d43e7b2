"""Reading the rates and contribution runs."""
