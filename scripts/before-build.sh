#!/bin/sh
# Trunk hook, before each build: joins the style sheets in the order in which they build on each other. Several files would
# be several requests, and compress worse.
set -eu
mkdir -p target/page
cat styles/tokens.css styles/base.css styles/components.css styles/pages.css styles/storage.css styles/settings.css \
    styles/paper.css styles/map.css styles/print.css > target/page/styles.css
