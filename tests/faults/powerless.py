"""Run a command to which permissions apply, even if root runs it: ``powerless.py COMMAND…``.

Another user could not run what is installed in root's home. So root's power to pass over
permissions is dropped for good, and the command runs as the owner of its files.
"""

import ctypes
import os
import sys

DROP = 24
"""``PR_CAPBSET_DROP``: what is dropped is not given back by running a program."""

POWERS = (1, 2)
"""``CAP_DAC_OVERRIDE`` and ``CAP_DAC_READ_SEARCH``."""

if __name__ == "__main__":
    if os.geteuid() == 0:
        system = ctypes.CDLL(None, use_errno=True)
        for power in POWERS:
            if system.prctl(DROP, power, 0, 0, 0):
                sys.exit(f"cannot drop power {power}: {os.strerror(ctypes.get_errno())}")
    os.execvp(sys.argv[1], sys.argv[1:])
