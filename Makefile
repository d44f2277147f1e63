# Everything there is to run; `make` alone lists it. A first run says what is missing and installs it, a second starts at once.
#
# Trunk, wasm-bindgen, wasm-split, geckodriver and what comes from npm go into target/tools at the versions below. A C compiler,
# Node.js and the browsers come from the machine's package manager, and only where they are missing (scripts/tools.sh).

TRUNK := 0.21.14
WASM_SPLIT := 0.2.4
BINARYEN := 132.0.0
QUILL := 2.0.3
ICAL_JS := 2.2.1
NODE_ICAL := 0.27.2
AXE := 4.14.1
# Not GECKODRIVER, which wasm-bindgen's test runner takes for the path of one.
GECKODRIVER_VERSION := 0.37.1
CARGO_FUZZ := 0.13.2
CARGO_MUTANTS := 27.1.0
ESBUILD := 0.28.2
# The tool must be of the same version as the crate, so Cargo.toml alone says which.
WASM_BINDGEN := $(shell sed -nE 's/^wasm-bindgen = .*"=([0-9.]+)".*/\1/p' Cargo.toml)

# scripts/tools.sh installs these versions.
export TRUNK WASM_SPLIT WASM_BINDGEN BINARYEN QUILL ICAL_JS NODE_ICAL AXE GECKODRIVER_VERSION CARGO_FUZZ CARGO_MUTANTS ESBUILD

ADDRESS := 127.0.0.1
PORT := 8080

TOOLS := $(CURDIR)/target/tools
INSTALL := sh scripts/tools.sh
CARGO := cargo
WASM := --target wasm32-unknown-unknown
# Where only warnings would be printed, they would be overlooked.
STRICT := -- -D warnings

# Trunk looks on PATH for wasm-bindgen and wasm-opt. It takes NO_COLOR=1 for a mistake, and asks for its own updates unless told.
export PATH := $(TOOLS)/bin:$(PATH)
export TRUNK_SKIP_VERSION_CHECK := true
RUN_TRUNK = env -u NO_COLOR $(TOOLS)/bin/trunk

# What the build of the page takes.
FOR_THE_PAGE := rust wasm_bindgen wasm_split trunk wasm_opt esbuild

# The release page is built again when one of these changed. A folder changes when a file in it comes or goes; `procedures` alone is a target.
SOURCES := $(shell find src crates/core crates/compiler crates/map crates/cli styles procedures/. languages scripts index.html start.js look.js offline.js worker.js manifest.json site.json Trunk.toml Cargo.toml Cargo.lock Makefile 2>/dev/null)

.NOTPARALLEL:
.PHONY: help tools tools-page serve dev build dist check test fmt lint test-native test-calendar test-fuzz test-servers procedures test-browser test-counts test-e2e pictures size bench bench-native fuzz mutants clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: build ## Build the release page and serve it on 127.0.0.1:8080
	@$(CARGO) run --quiet --locked --bin casewright -- serve dist --host $(ADDRESS) --port $(PORT)

dev: tools-page ## Serve a debug page that is rebuilt and reloaded on each change
	@CASEWRIGHT_DEV=1 $(RUN_TRUNK) serve --no-autoreload --dist target/dev --address $(ADDRESS) --port $(PORT)

check: fmt lint test-native procedures ## Run what needs no browser: format, lints, native tests, procedures

test: tools check test-calendar test-fuzz test-browser build test-servers size test-counts test-e2e ## Run every check, as CI does
	@echo "casewright: every check passed"

fmt: ## Check the format of the Rust sources
	@$(INSTALL) rust
	$(CARGO) fmt --all --check

lint: ## Lint the native and the wasm code, warnings as errors
	@$(INSTALL) rust
	$(CARGO) clippy --locked --workspace --all-targets $(STRICT)
	# Those that are not run with the others are none of "all".
	$(CARGO) clippy --locked --test browser --test calendar --test counts --test e2e --test servers --test size $(STRICT)
	$(CARGO) clippy --locked $(WASM) --package casewright --lib --bins --test browser $(STRICT)
	$(CARGO) clippy --locked $(WASM) --package casewright --lib --profile test $(STRICT)
	# Built with other flags when they run; here only what they call is looked at, long before that.
	$(CARGO) clippy --locked --manifest-path fuzz/Cargo.toml $(STRICT)

test-native: ## Run the native tests
	@$(INSTALL) rust
	$(CARGO) test --locked --workspace

procedures: ## Compile the procedures and run their examples
	@$(INSTALL) rust
	$(CARGO) run --quiet --locked --bin casewright -- check procedures

test-calendar: ## Have two libraries of others read calendar files
	@$(INSTALL) rust calendars
	$(CARGO) test --locked --test calendar

test-browser: ## Run the page's own tests, those that need no browser in Node.js, the others in headless Chromium
	@$(INSTALL) rust wasm_bindgen chromium
	TZ=America/Chicago CHROMEDRIVER="$$($(INSTALL) chromedriver_path)" \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=$(TOOLS)/bin/wasm-bindgen-test-runner \
	$(CARGO) test --locked $(WASM) --package casewright --lib --test browser

build: tools-page dist/index.html ## Build the release page into dist/

dist/index.html: $(SOURCES)
	@sh scripts/build.sh $(TOOLS)/bin/trunk
	@touch $@

dist: build ## Pack page, tool, documents and licenses into target/dist/casewright-VERSION.zip
	@sh scripts/dist.sh

# In which browsers the page is driven, one after the other. WebKitGTK is tested where its driver can be had, which is with apt.
BROWSERS := chromium firefox $(if $(shell command -v apt-get 2>/dev/null),webkit)

test-e2e: dist ## Drive the release page as a person would, and that of the zip, in BROWSERS="chromium firefox webkit"
	@$(INSTALL) quill axe servers $(BROWSERS)
	@for browser in $(BROWSERS); do \
		echo "casewright: end to end in $$browser" && \
		env CASEWRIGHT_BROWSER=$$browser $$($(INSTALL) $${browser}_paths) $$($(INSTALL) servers_paths) $(CARGO) test --locked --test e2e -- --test-threads=2 || exit 1; \
	done

test-servers: build ## Serve the release page by nginx, Caddy and Apache as docs/servers says
	@$(INSTALL) servers
	env $$($(INSTALL) servers_paths) $(CARGO) test --locked --test servers -- --nocapture

pictures: build ## Take pictures of every page in every state into target/pictures
	@$(INSTALL) chromium
	CHROMEDRIVER="$$($(INSTALL) chromedriver_path)" $(CARGO) test --locked --test e2e -- --test-threads=2 --ignored pictures::

size: build ## Weigh the first load of the release page
	$(CARGO) test --locked --test size -- --nocapture

test-counts: dist ## Count the instructions of a key press in the engine
	@$(INSTALL) counting
	$(CARGO) test --locked --test counts -- --nocapture

# Which benchmarks run, as in BENCH=evaluate; all without it. It has a lock file of its own (bench/native/README.md).
BENCH :=

bench-native: ## Time compiling, reading, evaluating and rendering as procedures grow
	@$(INSTALL) rust
	$(CARGO) bench --locked --manifest-path bench/native/Cargo.toml --target-dir target/bench-native -- $(BENCH)

# How long each target is fuzzed, and more options of libFuzzer.
SECONDS := 60
LIBFUZZER :=

# One build for all of them: left to `cargo fuzz run`, each would be linked on its own while the others wait.
fuzz: ## Fuzz what reads texts from outside, each target for SECONDS=60
	@$(INSTALL) rust cargo_fuzz
	@$(CARGO) fuzz build --sanitizer none
	@for target in restore import tabs; do \
		mkdir -p fuzz/corpus/$$target && $(CARGO) fuzz run --sanitizer none $$target fuzz/corpus/$$target fuzz/seeds/$$target -- \
		-dict=fuzz/words.dict -max_len=32768 -max_total_time=$(SECONDS) -rss_limit_mb=4096 -timeout=20 $(LIBFUZZER) || exit 1; \
	done

# It reads the seeds first, so that what once was found is looked at in any case. What it tries goes unmentioned.
test-fuzz: ## Fuzz each target over its seeds and then for twenty seconds
	@$(MAKE) --no-print-directory fuzz SECONDS=20 LIBFUZZER="-verbosity=0 -print_final_stats=1"

# Which of the mutants, each one in so many: SHARD=0/1 is all of them, which takes a day. 3/40 is about sixty.
SHARD := 3/40
# The tests of seconds each that notice little that the others do not.
SLOW := breaking_any_line whatever_is_edited a_year_fits any_case_is_evaluated parts_put_together no_edit_is_lost
MUTATE = CARGO_TARGET_DIR=$(CURDIR)/target/mutants nice $(CARGO) mutants --package casewright-core --package casewright-compiler \
	--jobs 1 --sharding round-robin --shard $(SHARD) --output target/mutants

# The quick tests notice nearly all. What they miss is tried with all tests. Of what cargo mutants answers, 2 is that something was missed and
# 3 that something took too long.
mutants: ## Change the core and the compiler in the ways of SHARD=3/40 and list what no test notices
	@$(INSTALL) rust cargo_mutants
	@mkdir -p target/mutants
	@ulimit -v 6000000; $(MUTATE) -- --tests -- $(addprefix --skip ,$(SLOW)); code=$$?; \
		case $$code in 2|3) $(MUTATE) --iterate -- --tests ;; *) exit $$code ;; esac

# What bench/options.mjs knows: WITH=--quick, WITH="--runs 3 --write".
WITH :=

# On an idle machine. What it measures with, cases of a year and a procedure of 1,000 fields, is made anew each time.
bench: build ## Measure the release page beside form-js, RJSF, SurveyJS and a page by hand, on an idle machine
	@$(INSTALL) esbuild bench chromium
	@mkdir -p target/bench/long
	@$(CARGO) run --quiet --locked --package casewright-testing --example year > target/bench/year.json
	@$(CARGO) run --quiet --locked --package casewright-testing --example synthetic -- --fields 1000 target/bench/synthetic >&2
	@$(CARGO) run --quiet --locked --bin casewright -- compile target/bench/synthetic --out target/bench/long/pack.json >&2
	@CHROMIUM="$$($(INSTALL) chromium_path)" node bench/run.mjs $(WITH)

tools: ## Install everything that the other targets need
	@$(INSTALL) $(FOR_THE_PAGE) calendars cargo_fuzz counting servers quill axe $(BROWSERS)

tools-page:
	@$(INSTALL) $(FOR_THE_PAGE)

clean: ## Remove the page and the builds of Cargo; the tools and what they packed stay
	$(CARGO) clean --quiet --profile dev
	$(CARGO) clean --quiet --release
	rm -rf dist target/dev target/bench-native target/wasm32-unknown-unknown
