#!/bin/sh
# Syncs trees of extreme shapes between two devices with a small heap, and prints what each command took: Linux only, run by
# hand, for it takes long and needs up to 10 GiB. Ends with 1 if anything is not as it should be.
#   tools/big-trees.sh [SHAPE...]     folder, deep, names, large, tiny; all of these if none is named; or million, which is to
#                                     do with 1 GiB of heap and needs 12 GiB
#   TCFS_BIG_HEAPS="64m 128m 512m"    the heaps to try, smallest first; the first that suffices is printed
#   TCFS_BIG_PART=100                 makes each tree a hundred times smaller, to try the script itself
#   TMPDIR                            where the trees are made, and removed at the end
set -u
here=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd) || exit 1
part=${TCFS_BIG_PART:-1}
work=$(mktemp -d "${TMPDIR:-/tmp}/tcfs-big.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
failed=

# Makes the tree of shape $1 in folder $2.
make_tree() {
  mkdir -p "$2" && cd "$2" || exit 1
  case $1 in
    folder) make_files "$((50000 / part))" "file-%d.txt" ;;
    deep) make_deep 200 ;;
    names) make_files "$((2000 / part))" "$(printf '%0245d' 0)-%09d" ;;
    large) head -c "$((3 * 1024 * 1024 * 1024 / part))" /dev/urandom >large.bin ;;
    tiny) make_folders 200 ;;
    million) make_folders 1000 ;;
    *) fail "no shape '$1'" && exit 64 ;;
  esac
  cd "$here" || exit 1
}

# Makes $1 files, with names of the form $2 and content of their own; awk, for a process for each would take too long.
make_files() {
  awk -v count="$1" -v form="$2" -v place="$PWD" 'BEGIN {
    for (i = 1; i <= count; i++) { name = sprintf(form, i); print place " " i >name; close(name) }
  }'
}

# Makes $1 folders, each with 1,000 tiny files.
make_folders() {
  for folder in $(seq "$(($1 / part + 1))"); do
    [ "$folder" -gt "$1" ] || { mkdir "$folder" && (cd "$folder" && make_files 1000 "tiny-%d"); }
  done
}

# Makes $1 folders in each other, each with a file. A path may have 4096 bytes, so the names are short.
make_deep() {
  for level in $(seq "$1"); do
    echo "level $level" >file
    mkdir d && cd d || exit 1
  done
  echo bottom >file
}

fail() {
  echo "FAILED: $*"
  failed=yes
}

# Runs tcfs on device $1 with heap $2.
tcfs() {
  device=$1
  heap=$2
  shift 2
  # A shell lets what it starts in the background ignore Ctrl-C.
  ${before:-} env --default-signal=INT TCFS_HOME="$work/home-$device" HOME="$work/home-$device" \
    TCFS_JAVA_OPTS="-Xmx$heap" "$here/tcfs" "$@"
}

# Runs a command on device $1 that has to end with $2, with the smallest heap that suffices, and prints what it took.
measure() {
  device=$1
  wanted=$2
  shift 2
  for heap in $(heaps); do
    before="/usr/bin/time -o $work/time -f %e;%U;%M"
    tcfs "$device" "$heap" "$@" >"$work/out" 2>"$work/err"
    code=$?
    before=
    grep -q -i 'OutOfMemory\|heap space\|not enough memory' "$work/err" || break
  done
  [ "$code" = "$wanted" ] || fail "$* on $device ended with $code: $(tail -n 3 "$work/err")"
  tail -n 1 "$work/time" | {
    IFS=';' read -r wall user peak
    printf '%-8s %s  %-24s %6s %8s %8s %7d\n' "$shape" "$device" "$(echo "$*" | cut -c 1-24)" "$heap" "$wall" "$user" "$((peak / 1024))"
  }
}

heaps() {
  [ "$shape" = million ] && echo "${TCFS_BIG_HEAPS:-1g 2g}" || echo "${TCFS_BIG_HEAPS:-64m 128m 256m 512m 1g}"
}

# Ends a sync of device $1 with Ctrl-C as soon as it is seen in phase $2.
interrupt() {
  : >"$work/err"
  (before=exec && tcfs "$1" 1g --progress json sync >"$work/out" 2>"$work/err") &
  pid=$!
  while kill -0 "$pid" 2>/dev/null && ! grep -q "\"progress\":\"$2\"" "$work/err"; do sleep 0.1; done
  kill -INT "$pid" 2>/dev/null
  wait "$pid"
  case $? in
    130) echo "$shape: a sync of $1 was interrupted in the phase '$2'" ;;
    0) echo "$shape: a sync of $1 had ended before it could be interrupted" ;;
    *) fail "the interrupted sync of $1: $(tail -n 3 "$work/err")" ;;
  esac
}

# The contents of a device's root, for comparison: a line for each file.
list() {
  (cd "$work/docs-$1" && find . -path ./.tcfs -prune -o -type f -print0 | sort -z | xargs -0 -r sha256sum)
}

run_shape() {
  shape=$1
  make_tree "$shape" "$work/docs-a"
  mkdir -p "$work/docs-b" "$work/home-a" "$work/home-b"
  deepest=$(cd "$work/docs-a" && find . -type f | awk '{ last = $0 } length($0) > length(best) { best = $0 } END { print best }')
  path=docs/${deepest#./}
  list a >"$work/before"
  tcfs a 1g init --store "file://$work/store" --device a --root "docs=$work/docs-a" >"$work/out" 2>&1 || fail "init of a"
  interrupt a upload
  measure a 0 sync
  measure a 0 sync
  measure a 0 status
  measure a 0 diff-desired
  measure a 0 explain "$path"
  measure a 0 explain docs
  measure a 0 log "$path"
  printf 'a change' >>"$work/docs-a/$deepest"
  list a >"$work/before"
  measure a 0 sync
  tcfs b 1g init --store "file://$work/store" --device b --root "docs=$work/docs-b" >"$work/out" 2>&1 || fail "init of b"
  measure b 2 diff-desired
  interrupt b apply
  measure b 0 sync
  measure b 0 status
  list a | cmp - "$work/before" || fail "the files of a have changed"
  list b | cmp - "$work/before" || fail "the files of b are not those of a"
  rm -rf "$work"/docs-* "$work"/home-* "$work/store"
}

TCFS_HOME=$work/none "$here/tcfs" doctor | grep blake3
printf '%-8s %s  %-24s %6s %8s %8s %7s\n' shape on command heap seconds cpu MiB
for one in ${*:-folder deep names large tiny}; do
  run_shape "$one"
done
[ -z "$failed" ]
