"""Runs a program of the documentation and compares what it prints with what the documentation says.

run_program.py PROGRAM [EXPECTED]
"""

import difflib
import pathlib
import subprocess
import sys


def main(program, expected=None):
    run = subprocess.run([program], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    if run.returncode != 0:
        print(f"exit code {run.returncode}\n{run.stdout}{run.stderr}")
        return 1
    if expected is None:
        return 0
    wanted = pathlib.Path(expected).read_text().splitlines()
    difference = list(difflib.unified_diff(wanted, run.stdout.splitlines(), "the document", "the program", lineterm=""))
    print("\n".join(difference))
    return 1 if difference else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
