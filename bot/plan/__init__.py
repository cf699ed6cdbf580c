"""A Word or Excel table in, a Plan out."""
