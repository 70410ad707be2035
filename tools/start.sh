# Starts the program. Sourced after native.sh; uses `root`, `name`, `jdk`, `release`, `runtime`, `jar` and `work`.
#
# The AOT cache holds what the JVM would otherwise load and link at every start. The JVM checks for itself that a cache
# fits, and does without if not; so the notes here only say when it is worth while to make it again.

cache=${jar%.jar}.aot
cache_note=$cache.for

# One collecting thread suits short commands; of many small objects a tenth is saved by short headers. UsePerfData would leave
# a file in the temporary folder. The two properties spare a start what the JVM would generate for it and no cache holds:
# zstd's binding for newer versions, in place of that through JNI, and a method handle for each constructor and accessor that
# is called by its name.
flags='-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10 -Xmx2g -XX:-UsePerfData --enable-native-access=ALL-UNNAMED'
# Messages on the agent's socket are read and written through what the JDK would warn of.
flags="$flags --sun-misc-unsafe-memory-access=allow -Djdk.util.jar.enableMultiRelease=false -Djdk.reflect.useNativeAccessorOnly=true"

# Becomes a JVM with the program's own flags and those that are given.
exec_java() {
  # shellcheck disable=SC2086 # the flags are words
  exec "$jdk/bin/java" $flags -Dtcfs.folder="$root" ${zstd:+"-DZstdNativePath=$zstd"} ${native:+"-Dtcfs.native=$native"} \
    ${streams:+"-Dtcfs.terminal=$streams"} ${size:+"-Dtcfs.terminal.size=$size"} "$@"
}

# Whether nothing that this device sends to its store is enciphered, and our own library is there: the store is in a folder, or in
# a bucket without TLS, for which the library signs.
sends_plainly() {
  [ -n "$native" ] || return 1
  if [ -n "${TCFS_HOME:-}" ]; then
    device=$TCFS_HOME/config/device.yaml
  else
    device=${XDG_CONFIG_HOME:-${HOME:-}/.config}/tcfs/device.yaml
  fi
  [ -f "$device" ] && [ -r "$device" ] || return 1
  while IFS= read -r line; do
    case $line in
      'store: "file:'*) return 0 ;;
      '  endpoint: "http:'*)
        case ${TCFS_S3_ENDPOINT:-http:} in
          http:*) return 0 ;;
        esac
        ;;
    esac
  done <"$device"
  return 1
}

# Sets `compilers` for a command. The optimising compiler needs seconds of processor time to warm up, and to count for it what
# is to be optimised slows all else. What ends before it could help does without it: a status of 50,000 files takes a tenth
# longer then, a status of few files a quarter less. So does what moves files to or from a folder, or a bucket without TLS: all
# that takes long there is done by the kernel and the native libraries, while cryptography, as TLS needs it, is slow without.
# Otherwise it starts later than by itself. Without it, what a plan does once for each of many files is compiled after some
# thousands of them: by itself the JVM waits so long that most loops are over before.
choose_compilers() {
  quick='-XX:TieredStopAtLevel=1 -XX:Tier3BackEdgeThreshold=2000'
  compilers='-XX:Tier4InvocationThreshold=30000 -XX:Tier4MinInvocationThreshold=3600'
  compilers="$compilers -XX:Tier4CompileThreshold=90000 -XX:Tier4BackEdgeThreshold=240000"
  case ${1:-} in
    --version | --help | help | complete | completion | status | sync-status | init) compilers=$quick ;;
    store | import) ;;
    *) ! sends_plainly || compilers=$quick ;;
  esac
}

# Runs tcfs. A cache that does not fit is no news to anybody, so the JVM is not to tell of it.
exec_tcfs() {
  # Most garbage dies young if there is room for it, also frames that are kept for a moment: what is let grow old is collected
  # late. A status collects none. What is as large as a pack is not to be copied from where the young are to where the old are.
  # Who sets a limit may want less, and most of it for what stays.
  case ${TCFS_JAVA_OPTS:-} in
    *-Xmx*) heap=-XX:NewRatio=8 ;;
    *) heap="-Xms96m -Xmn48m -XX:SurvivorRatio=2 -XX:PretenureSizeThreshold=1m" ;;
  esac
  choose_compilers "$@"
  # shellcheck disable=SC2086 # lists of words
  set -- $compilers $heap ${TCFS_JAVA_OPTS:-} -jar "$jar" "$@"
  [ ! -s "$cache" ] || set -- -XX:AOTCache="$cache" -Xlog:aot=off -Xlog:cds=off "$@"
  exec_java "$@"
}

# Runs the agent, which stays: what it needs for a moment it is to give back, and at once, and to the last bit. What the young
# have is never given back, so that is little; one arena serves all threads, for each keeps what it once had. It does without the
# AOT cache: that spares half a second of a start, and takes 14 MiB from then on. Locks that nobody holds any more are looked
# for once a minute, and not four times a second.
exec_tcfsd() {
  # Whoever else reads and writes on this machine comes first.
  ionice -c 2 -n 7 -p $$ 2>/dev/null || :
  choose_compilers agent
  export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
  # shellcheck disable=SC2086 # lists of words
  set -- $compilers -Xms24m -Xmn8m -XX:-ShrinkHeapInSteps -XX:MarkSweepDeadRatio=0 -XX:MinHeapFreeRatio=2 -XX:MaxHeapFreeRatio=100 \
    -XX:+UnlockDiagnosticVMOptions -XX:AsyncDeflationInterval=60000 ${TCFS_JAVA_OPTS:-} -cp "$jar" io.tummycrypt.tcfs.app.AgentMain "$@"
  exec_java "$@"
}

# Sets `made_for`: what a cache that is made now would be for. Asks no other program.
read_circumstances() {
  made_for="$jdk $release $runtime $root $flags"
}

# Whether the cache was made for these circumstances, and after the program.
is_cache_current() {
  [ -f "$cache" ] && [ -r "$cache_note" ] || return 1
  read_circumstances
  IFS= read -r noted <"$cache_note" || return 1
  [ "$noted" = "$made_for" ] || return 1
  for file in "$jar" "${jar%/*}"/lib/*.jar; do
    [ ! "$file" -nt "$cache_note" ] || return 1
  done
}

# Makes the cache by running the daily commands in a folder of their own. If that fails, an empty file says so until
# something changes. Several at a time do no harm: each has its own files until the end.
make_cache() {
  (
    mine=$work/cache.$$
    mkdir -p "$work" 2>/dev/null && mkdir "$mine" 2>/dev/null || exit 1
    trap 'rm -rf "$mine"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    read_circumstances
    printf '%s\n' "$made_for" >"$mine/note"
    (
      mkdir "$mine/rehearsal"
      # Without what the JVM learns of hot methods: to compile them at every start takes longer than it spares.
      exec_java -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput="$mine/cache" \
        -cp "$jar" io.tummycrypt.tcfs.app.Rehearsal "$mine/rehearsal"
    ) >"$work/cache.log" 2>&1 </dev/null && made=yes || made=
    [ -n "$made" ] && [ -s "$mine/cache" ] || : >"$mine/cache"
    mv -f "$mine/cache" "$cache" && mv -f "$mine/note" "$cache_note" && [ -s "$cache" ]
  )
}

# Brings the cache up to date where that is possible; where it is not, tcfs only starts more slowly.
make_cache_if_needed() {
  is_cache_current && return 0
  place=$work
  [ -e "$place" ] || place=$root
  [ -w "$place" ] && [ -w "${jar%/*}" ] || return 0
  echo "$name: preparing a faster start, for the program or the JDK is another; this takes some seconds" >&2
  make_cache || echo "$name: the faster start could not be prepared, see '$work/cache.log'; tcfs works without" >&2
}
