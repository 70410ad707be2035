#!/bin/sh
# Measures two agents on this machine: how fast whole trees come from one to the other, how soon a device that was away has 1,000
# changes, and what an agent takes at rest. Linux only, run by hand, on a machine with nothing else to do.
#   tools/rates.sh FOLDER [TREE...]   FOLDER is for scratch, best in memory; each TREE is a folder that is copied there
#   TCFS_STORE, TCFS_NATS             where the fleet is, which is made there; and TCFS_S3_..., for a bucket
set -u
name=rates
root=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd) || exit 1
[ $# -gt 0 ] || { sed -n '2,5s/^# //p' "$0" >&2 && exit 64; }
: "${TCFS_STORE:?is where the fleet is to be}"
work=$1
shift

. "$root/tools/env.sh"
find_jdk25 || exit 1
"$root/tcfs" --version || exit 1
mkdir -p "$work" || exit 1
exec "$jdk/bin/java" "$root/tools/Rates.java" "$root/tcfs" "$work" "$@"
