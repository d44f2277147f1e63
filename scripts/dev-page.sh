#!/bin/sh
# A hook of Trunk's, after each build. `make dev` alone sets CASEWRIGHT_DEV: its page gets the script that reloads it. Trunk's own
# stands within the page, where the page's policy forbids scripts; and loosening the policy would hide what breaks under it.
set -eu
[ "${CASEWRIGHT_DEV:-}" = 1 ] || exit 0
cp scripts/dev-reload.js "$TRUNK_STAGING_DIR/dev-reload.js"
printf '<script src="dev-reload.js"></script>\n' >> "$TRUNK_STAGING_DIR/index.html"
