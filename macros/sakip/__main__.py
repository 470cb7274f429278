"""``python -m sakip`` is the same as ``sakip``."""

from sakip.cli import main

raise SystemExit(main())
