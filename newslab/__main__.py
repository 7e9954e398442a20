"""`python -m newslab` is the same as the command `newslab`."""

from newslab.cli import main

raise SystemExit(main())
