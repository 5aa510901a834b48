# Sourced by lab and mvnw. find_jdk sets jdk to the home of a JDK 25, or to nothing. No process is
# started while a folder's release file answers, since the launcher's time counts.

is_jdk() { # is_jdk HOME: whether a JDK 25 lives there
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      'JAVA_VERSION="25"'*|'JAVA_VERSION="25.'*|'JAVA_VERSION="25-'*|'JAVA_VERSION="25+'*) return 0 ;;
    esac
  done < "$1/release"
  return 1
}

try_jdk() { # try_jdk HOME...: takes the first that is one
  for home in "$@"; do
    if is_jdk "$home"; then jdk=$home; return 0; fi
    if is_jdk "$home/Contents/Home"; then jdk=$home/Contents/Home; return 0; fi
    if is_jdk "$home/libexec/openjdk.jdk/Contents/Home"; then
      jdk=$home/libexec/openjdk.jdk/Contents/Home; return 0
    fi
  done
  return 1
}

jdk_on_path() {
  java=$(command -v java 2>/dev/null) || return 1
  while [ -L "$java" ]; do
    link=$(readlink "$java")
    case $link in /*) java=$link ;; *) java=${java%/*}/$link ;; esac
  done
  case $java in */bin/java) try_jdk "${java%/bin/java}" ;; *) return 1 ;; esac
}

find_jdk() {
  jdk=
  try_jdk "${JAVA_HOME:-/nonexistent}" && return 0
  jdk_on_path && return 0
  try_jdk /usr/lib/jvm/* /usr/java/* /usr/local/lib/jvm/* /usr/local/java/* /usr/local/jdk* \
    /opt/* /opt/java/* /opt/jdk/* /opt/homebrew/opt/openjdk* /usr/local/opt/openjdk* \
    /Library/Java/JavaVirtualMachines/* "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/* \
    "${SDKMAN_DIR:-${HOME:-/nonexistent}/.sdkman}"/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* "${HOME:-/nonexistent}"/.jenv/versions/* \
    "${HOME:-/nonexistent}"/.asdf/installs/java/* \
    "${HOME:-/nonexistent}"/.local/share/mise/installs/java/* \
    "${HOME:-/nonexistent}"/.gradle/jdks/* /run/current-system/sw/lib/openjdk && return 0
  if [ -x /usr/libexec/java_home ]; then
    home=$(/usr/libexec/java_home -v 25 2>/dev/null) && try_jdk "$home" && return 0
  fi
  return 1
}

no_jdk() {
  echo "error: no JDK 25 was found" >&2
  echo "  tried     JAVA_HOME (${JAVA_HOME:-not set}), java on PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks" >&2
  echo "  expected  a JDK, not only a JRE, of version 25" >&2
  echo "  hint      Debian, Ubuntu: sudo apt-get install openjdk-25-jdk" >&2
  echo "            macOS:          brew install openjdk@25" >&2
  echo "            anywhere:       sdk install java 25-tem, or unpack any JDK 25 and set JAVA_HOME" >&2
  exit 1
}
