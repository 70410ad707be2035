#!/bin/sh
# Measures tcfs beside restic, borg, desync and others, in turns, with the same bytes and the same S3 server, and prints how
# tcfs stands to each of them. Run by hand: it takes from minutes to hours, and wants a machine with nothing else to do.
#   tools/compare.sh CASES [REPS] [PEERS]   for example: tools/compare.sh A,B 3 restic-s3,restic-local
#   TCFS_BENCH   the folder with the suite that runs the others (bench.py, make-data.py, s3.sh)
#   H            where the suite has installed them, and made the data
#   WORK         scratch, some 9 GiB, best in memory
set -eu
here=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd)
[ $# -gt 0 ] || { sed -n '2,7s/^# //p' "$0" >&2 && exit 64; }
cases=$1
reps=${2:-3}
peers=${3:-restic-local,restic-s3,desync-local,desync-s3,borg}
: "${TCFS_BENCH:?is the folder of the suite}" "${H:?is where the suite has installed the others}" "${WORK:?is a folder for scratch}"

root=$here
name=compare
. "$here/tools/env.sh"
find_jdk25
"$here/tcfs" --version
TCFS_HOME=$WORK/none "$here/tcfs" doctor | grep blake3
out=$WORK/compare.jsonl
suite=$WORK/suite
rm -rf "$out" "$suite" && mkdir -p "$WORK" && cp -RL "$TCFS_BENCH" "$suite" && chmod -R u+w "$suite"
# Of a tree that was pulled the suite leaves out what other tools keep in it for themselves; and so it does of ours.
sed -i.before 's#if "/.stfolder" in p#if "/.tcfs/" in p or "/.stfolder" in p#' "$suite/make-data.py"
JAVA=$jdk/bin/java TCFS_BIN=$here/tcfs python3 "$suite/bench.py" --h "$H" --data "$H/data" --work "$WORK/main" \
  --out "$out" --cases "$cases" --reps "$reps" --peers "$peers,tcfs-local,tcfs-s3"
"$jdk/bin/java" "$here/tools/Ratios.java" "$out"
