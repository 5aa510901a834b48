# Sourced by judges and vectors: packages of other suites of Debian, unpacked beside the system and never installed.

have_apt() { command -v apt-get >/dev/null 2>&1; }

# The mirror is the one that the machine itself uses; only the suite differs.
mirror() {
  local found
  found=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -v security | head -1)
  [ -n "$found" ] || found=$(grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt 2>/dev/null | head -1)
  echo "$found"
}

# An apt of its own beside the system's, so that packages of another suite can be fetched without mixing suites.
fetch() { # fetch SUITE ROOT PACKAGE...: unpacks the packages under ROOT, and names those that are not there
  local suite=$1 root=$2 own name=${0##*/}; shift 2
  own=$(mktemp -d) && chmod 755 "$own"
  mkdir -p "$own/lists/partial" "$own/cache/archives/partial" "$own/etc/sources.list.d" "$own/debs" "$root"
  : > "$own/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(mirror) $suite main" > "$own/etc/sources.list"
  cat > "$own/apt.conf" <<CONF
Dir::Etc::sourcelist "$own/etc/sources.list";
Dir::Etc::sourceparts "$own/etc/sources.list.d";
Dir::State::lists "$own/lists";
Dir::State::status "$own/status";
Dir::Cache "$own/cache";
Acquire::Check-Valid-Until "false";
Acquire::Languages "none";
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
CONF
  (
    export APT_CONFIG=$own/apt.conf
    apt-get -qq update || { echo "$name: no package list of $suite"; exit 0; }
    cd "$own/debs" || exit 0
    for package in "$@"; do
      apt-get -qq download "$package" 2>/dev/null || echo "$name: no $package in $suite"
    done
    for deb in *.deb; do [ -e "$deb" ] && dpkg-deb -x "$deb" "$root"; done
  )
  rm -rf "$own"
}
