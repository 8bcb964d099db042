# Debian's own python3 first: scripts/setup installs python3-protobuf for it.
find_program(CHATCORE_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(CHATCORE_PYTHON NAMES python3 REQUIRED)
