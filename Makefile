# Kase: build, run, test, measure, install. Each target installs the Debian packages that it needs.
SWIFT ?= swift
PREFIX ?= /usr/local
PORT ?= 8080
BUILD := debug
KASE := .build/$(BUILD)/kase
# What building needs, and the letters of PDF files.
NEEDS := libsqlite3-dev libusb-1.0-0-dev libpango1.0-dev pkg-config fontconfig fonts-roboto-unhinted fonts-dejavu-core

.PHONY: run build test lint coverage outside fuzz fuzz-bytes soak bench bench-paper contact-sheet install clean

build:
	@.ci/dependencies $(NEEDS)
	$(SWIFT) build --product kase

run: build
	$(KASE) serve --demo demo --port $(PORT)

test: lint
	@.ci/dependencies $(NEEDS) python3 ledger zbar-tools poppler-utils umockdev libumockdev-dev
	$(SWIFT) build --build-tests --enable-code-coverage
	$(SWIFT) test --skip-build --enable-code-coverage --disable-xctest
	USB_TESTS=required LLVM_PROFILE_FILE=/dev/null \
	  umockdev-wrapper $(SWIFT) test --skip-build --disable-xctest --filter USBTests
	python3 .ci/coverage.py 95 Amounts Commerce
	LLVM_PROFILE_FILE=/dev/null python3 Tests/Outside/run_all.py --kase $(KASE)

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Benchmarks Package.swift

# Card payments with a server that is killed in them: every fault, every place, TCP and serial line.
cards: build
	@.ci/dependencies python3
	python3 Tests/Outside/cards.py --kase $(KASE)

# Longer runs than those of the suite: kills, and random lines of templates.
soak: build
	@.ci/dependencies python3
	KASE_RANDOM_LINES=1000000 $(SWIFT) test --disable-xctest --filter RandomTests
	python3 Tests/Outside/crash.py --kase $(KASE) --kills 1000 --clients 16

# A fuzzer held to the server's own description; needs PyPI.
fuzz: build
	@.ci/dependencies python3 python3-venv
	python3 -m venv .build/fuzz-venv
	.build/fuzz-venv/bin/pip install --quiet 'schemathesis==4.*'
	python3 Tests/Outside/fuzz.py --kase $(KASE) --schemathesis .build/fuzz-venv/bin/schemathesis

# Hostile bytes at every decoder, ten million inputs each; RUNS and DECODERS narrow it down. Of two
# options -sanitize= the compiler takes the last alone, so both stand in one.
fuzz-bytes:
	@.ci/dependencies $(NEEDS) python3
	KASE_FUZZ=1 $(SWIFT) build -c release --sanitize=fuzzer -Xswiftc -sanitize=fuzzer,address \
	  --scratch-path .build-fuzz --product FuzzDecoders
	python3 Tests/Fuzz/run.py --binary .build-fuzz/release/FuzzDecoders --work .build-fuzz/found \
	  --runs $(or $(RUNS),10000000) $(DECODERS)

bench:
	@.ci/dependencies $(NEEDS) gcc libc6-dev python3 python3-venv
	$(SWIFT) build -c release --scratch-path .build-release --product kase
	$(SWIFT) build -c release --scratch-path .build-release --product StoreBench
	python3 Benchmarks/bench.py --kase .build-release/release/kase \
	  --store-bench .build-release/release/StoreBench $(BENCH)
	$(MAKE) bench-paper

# Receipts against python-escpos, side by side; needs PyPI.
bench-paper:
	@.ci/dependencies $(NEEDS) python3 python3-venv
	$(SWIFT) build -c release --scratch-path .build-release --product PaperBench
	python3 Benchmarks/paper.py --bench .build-release/release/PaperBench $(PAPER)

# Every template in every language as one picture a language, to be looked at.
contact-sheet: build
	@.ci/dependencies python3
	python3 Tests/Outside/contact_sheet.py --kase $(KASE) --out .build/contact-sheet

install:
	@.ci/dependencies $(NEEDS)
	$(SWIFT) build -c release --scratch-path .build-release --product kase
	install -D -m 0755 .build-release/release/kase $(DESTDIR)$(PREFIX)/bin/kase

clean:
	rm -rf .build .build-release .build-fuzz
