#!/bin/sh
# Prints what daily commands look like on terminals of 80 and 200 columns, recorded in tmux: the first part of
# docs/reference/terminal.md is made with it. By hand; needs tmux, and a machine on which nobody is called jess.
#   tools/record-terminal.sh >recorded.md
set -eu
server=tcfs
here=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd)
[ ! -e /home/jess ] || { echo "/home/jess is there; this needs that place for itself" >&2 && exit 1; }
trap 'tmux -L "$server" kill-server 2>/dev/null; rm -rf /home/jess' EXIT
trap 'exit 130' INT TERM

# Runs tcfs on device $1.
on() {
  device=$1
  shift
  HOME=/home/jess TCFS_HOME=/home/jess/.tcfs-$device "$here/tcfs" "$@" >/dev/null 2>&1 || [ "$?" -ge 2 ]
}

# Two devices, a conflict for a person, names that are too long for 80 columns, and names of wide characters.
prepare() {
  long=quarterly-report-of-the-northern-region-with-all-appendices-2026
  mkdir -p /home/jess/docs/reports /home/jess/lab /home/jess/bin
  ln -s "$here/tcfs" /home/jess/bin/tcfs
  cd /home/jess/docs
  echo "1. Try tcfs." >plan.md
  echo "first quarter" >"reports/$long-q1.txt"
  echo "second quarter" >"reports/$long-q2.txt"
  echo "minutes" >"reports/議事録.txt"
  on yoga init --store file:///home/jess/store --device yoga --root docs=/home/jess/docs
  sed 's/conflictMode: auto/conflictMode: interactive/' /home/jess/.tcfs-yoga/config/fleet.yaml >/home/jess/fleet.yaml
  mv /home/jess/fleet.yaml /home/jess/.tcfs-yoga/config/fleet.yaml
  on yoga fleet publish
  on yoga sync
  on lab init --store file:///home/jess/store --device lab --root docs=/home/jess/lab
  on lab sync
  echo "2. lab's idea." >>/home/jess/lab/plan.md
  echo "2. yoga's idea." >>plan.md
  on lab sync
  on yoga sync
  echo "first quarter, corrected" >"reports/$long-q1.txt"
  rm "reports/$long-q2.txt"
  echo "new minutes" >"reports/議事録.txt"
  echo "note" >reports/note.txt
}

# Shows a command, and what a terminal of $1 columns shows when it has ended.
record() {
  columns=$1
  shift
  # Each its own server: one that is about to end takes no new session.
  server=$server.
  tmux -L "$server" new-session -d -x "$columns" -y 200 \
    "env -i HOME=/home/jess TCFS_HOME=/home/jess/.tcfs-yoga PATH=/home/jess/bin:/usr/bin:/bin LANG=C.UTF-8 TERM=screen \
    NO_COLOR=1 JAVA_HOME='${JAVA_HOME-}' sh -c 'tcfs $*; tmux -L $server wait-for -S shown; sleep 600'"
  tmux -L "$server" wait-for shown
  echo "    \$ tcfs $*"
  tmux -L "$server" capture-pane -p -e | grep -q "$(printf '\033')" && { echo "there are colours" >&2 && exit 1; }
  tmux -L "$server" capture-pane -p | sed -e 's/ *$//' -e '/./,$!d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' | sed 's/^./    &/'
  echo
  tmux -L "$server" kill-server
}

prepare
for columns in 80 200; do
  echo "## At $columns columns"
  echo
  record "$columns" diff-desired
  record "$columns" status
  record "$columns" explain docs/plan.md
  record "$columns" conflicts
  record "$columns" log docs
  record "$columns" device list
done
