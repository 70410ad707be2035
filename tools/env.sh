# What the launchers need from the machine: a folder to be in, a JDK 25, a Maven, a UTF-8 locale.
# Sourced by ./tcfs and ./check, which set `root`. POSIX sh; starts as few processes as it can.

# What the system's own folders are in; tests name another folder, with a system of their own.
system=

# No JVM starts in a folder that was deleted, and what it prints then helps nobody. Some shells answer with an empty line.
require_folder() {
  [ -n "$(pwd -P 2>/dev/null)" ] && return 0
  echo "$name: the current folder is gone, or may not be read" >&2
  echo "next step: cd to another folder and run the command again" >&2
  return 1
}

# Which of the streams are terminals, into `streams`, and how many rows and columns they have, into `size`: Java tells of
# all streams together only. Costs a process on a terminal, and nothing elsewhere.
find_terminal() {
  streams=
  size=
  [ ! -t 1 ] || streams=out
  [ ! -t 2 ] || streams=${streams:+$streams,}err
  [ -n "$streams" ] || return 0
  size=$(stty size 2>/dev/null </dev/tty) || size=
  size=${size:+${size% *}x${size#* }}
}

# The release of the JDK in folder $1, as in 25.0.3, into `release`, and which build of it that is into `runtime`. Read
# from the JDK's own file, where they stand in this order: starting `java -version` would cost more than many a tcfs command.
read_release() {
  release=
  runtime=
  if [ -r "$1/release" ]; then
    while IFS='=' read -r key value || [ -n "$key" ]; do
      case $key in
        JAVA_RUNTIME_VERSION) runtime=$value ;;
        JAVA_VERSION)
          release=${value#\"}
          release=${release%\"*}
          return
          ;;
      esac
    done <"$1/release"
  fi
}

# Whether folder $2 holds a complete JDK $1: the compiler too, for tcfs is built where it is used.
is_jdk() {
  release=
  [ -x "$2/bin/java" ] && [ -x "$2/bin/javac" ] || return 1
  read_release "$2"
  case $release in
    "$1" | "$1".* | "$1"[-+]*) return 0 ;;
    *) return 1 ;;
  esac
}

# The real file behind $1, into `real`. macOS before 12.3 has no `readlink -f`.
resolve_link() {
  real=$1
  while [ -L "$real" ]; do
    target=$(readlink "$real") || return 1
    case $target in
      /*) real=$target ;;
      *) real=$(dirname "$real")/$target ;;
    esac
  done
}

# Sets `jdk` to a JDK $1: that of the caller first, then those in the usual folders.
search_jdk() {
  home=${HOME:-/nonexistent}
  resolve_link "$(command -v java || echo /nonexistent/bin/java)"
  java_on_path=${real%/bin/java}
  for jdk in \
    "${JAVA_HOME:-/nonexistent}" \
    "$java_on_path" \
    "$system"/usr/lib/jvm/* "$system"/usr/lib64/jvm/* "$system"/usr/java/* \
    "$system"/opt/* "$system"/opt/java/* "$system"/opt/jdk/* \
    "${SDKMAN_DIR:-$home/.sdkman}"/candidates/java/* "$home"/.jdks/* "$home"/.asdf/installs/java/* \
    "$home"/.local/share/mise/installs/java/* \
    "$system"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$system"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$system"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$system"/home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    is_jdk "$1" "$jdk" && return 0
  done
  return 1
}

# Sets `jdk` to a JDK 25: the stated one, else one that is found.
find_jdk25() {
  if [ -n "${TCFS_JAVA_HOME:-}" ]; then
    jdk=$TCFS_JAVA_HOME
    is_jdk 25 "$jdk" && return 0
    echo "$name: TCFS_JAVA_HOME is '$jdk', which is no JDK 25 (found: ${release:-no JDK}). Correct it, or unset it." >&2
    return 1
  fi
  search_jdk 25 && return 0
  cat >&2 <<END
$name: no JDK 25 found: not in JAVA_HOME, not behind 'java' on the PATH, not in the usual folders. To get one:
  Debian, Ubuntu   apt-get install openjdk-25-jdk-headless
  Fedora           dnf install java-25-openjdk-devel
  macOS            brew install openjdk@25
  SDKMAN           sdk install java 25-tem
  by hand          unpack one from https://adoptium.net/temurin/releases/?version=25 and set TCFS_JAVA_HOME to its folder
END
  return 1
}

# Sets `maven`: an installed one of at least 3.8, else the wrapper, which downloads one.
find_maven() {
  maven=$(command -v mvn) || maven=
  if [ -n "$maven" ]; then
    version=$(JAVA_HOME=$jdk "$maven" -B --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
    # shellcheck disable=SC2086 # two words are meant
    set -- ${version:-0 0}
    if [ "$1" -gt 3 ] || { [ "$1" -eq 3 ] && [ "$2" -ge 8 ]; }; then
      return 0
    fi
  fi
  maven=$root/mvnw
}

# Runs Maven in `root` on the JDK found. Never asks and never reads standard input.
run_maven() {
  # Maven finds its folder by the password file, not by HOME; an account without an entry there has none.
  case ${HOME:-} in
    '' | *[[:space:]]*) own_home= ;;
    *) own_home=-Duser.home=$HOME ;;
  esac
  # Maven's own libraries use what JDK 25 warns about; older ones know no such flag.
  case $release in
    25*) allowed='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow' ;;
    *) allowed= ;;
  esac
  (
    cd "$root" || exit 1
    JAVA_HOME=$jdk
    MAVEN_OPTS="${MAVEN_OPTS:-} $allowed $own_home"
    export JAVA_HOME MAVEN_OPTS
    exec "$maven" -B -ntp "$@" </dev/null
  )
}

# The JVM mangles file names unless the locale is UTF-8. Asking for the charmap also catches a locale that is named but
# not installed.
use_utf8() {
  if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
    LC_ALL=C.UTF-8
    export LC_ALL
  fi
}
