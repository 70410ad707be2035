#!/bin/sh
# Builds and runs the benchmarks of the parts. Run by hand, on a machine with nothing else to do.
#   tools/benchmarks.sh [JMH ARGUMENTS]   for example: tools/benchmarks.sh Hashing -f 1; all that it takes: -h
set -u
name=benchmarks
root=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd) || exit 1

. "$root/tools/env.sh"
. "$root/tools/build.sh"
. "$root/tools/native.sh"

find_jdk25 || exit 1
find_maven
run_maven -q -Pbenchmarks -pl benchmarks -am package -DskipTests -Dspotless.check.skip=true >&2 || exit 1
make_library
find_libraries
[ -n "$native" ] && echo "hashing in native code" || echo "hashing in Java"
exec "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -jar "$root/benchmarks/target/tcfs-benchmarks.jar" \
  -jvmArgsAppend "--enable-native-access=ALL-UNNAMED ${native:+-Dtcfs.native=$native}" "$@"
