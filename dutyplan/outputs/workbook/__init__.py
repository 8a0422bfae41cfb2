"""What the spreadsheet is made of; `outputs/xlsx.py` puts it together."""
