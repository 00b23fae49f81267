#!/usr/bin/env python3
"""Checks that docs/reference.md is what scripts/reference.py generates from the headers."""
import os
import subprocess
import sys

root = os.environ.get("CORDBOARD_SOURCE_DIR") or os.path.join(os.path.dirname(__file__), "..", "..")
sys.exit(subprocess.run([sys.executable, os.path.join(root, "scripts", "reference.py"), "--check"]).returncode)
