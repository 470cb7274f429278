"""``python -m sakip`` is the same as ``sakip``."""

import gc

from sakip.cli import main


def start() -> int:
    """Run the command and leave; what is still held then is not searched for garbage, a tenth of a check."""
    code = main()
    gc.freeze()
    return code


if __name__ == "__main__":
    raise SystemExit(start())
