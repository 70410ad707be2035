#!/bin/sh
# Runs three agents with a bucket and a message server for long: edits at random with faults, then kills at random moments. At
# the end all machines have to be equal, nothing may be lost, and the agent that ran all the time must not have grown. Linux only,
# run by hand, for it takes more than an hour.
#   tools/soak.sh [MINUTES [KILLS]]   60 minutes and 200 kills, if nothing else is said; 0 leaves a part out
#   TCFS_SOAK_SEED=1                  another number for other edits
set -u
name=soak
root=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd) || exit 1
minutes=${1:-60}
kills=${2:-200}

. "$root/tools/env.sh"
. "$root/tools/build.sh"

[ "$minutes" != 0 ] || [ "$kills" != 0 ] || { echo "soak: there is nothing to do" >&2 && exit 64; }
find_jdk25 || exit 1
find_maven
parts=
[ "$minutes" = 0 ] || parts=editsAndFaults
[ "$kills" = 0 ] || parts=${parts:+$parts+}kills
run_maven -pl agent/app -am verify -Dspotless.check.skip=true -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtest="SoakByHand#$parts" -Dtcfs.soak.minutes="$minutes" -Dtcfs.soak.kills="$kills" -Dtcfs.soak.seed="${TCFS_SOAK_SEED:-1}"
