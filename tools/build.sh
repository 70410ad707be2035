# Builds tcfs where it is used. Sourced after env.sh; uses `root`, `name` and `jdk`.

jar=$root/agent/app/target/tcfs-app.jar
work=$root/.tcfs-build
stamp=$work/stamp

# Whether the program is built from the sources that are here. The stamp has the time at which the build started, so
# that an edit during a build is seen. Tests are not part of the program.
is_current() {
  [ -f "$jar" ] && [ -f "$stamp" ] || return 1
  newer=$(cd "$root" && find pom.xml reconciler crds agent \
    \( -name target -o -path '*/src/test' \) -prune -o \
    \( -name pom.xml -o -path '*/src/*' \) -newer "$stamp" -print 2>/dev/null | head -n 1)
  [ -z "$newer" ]
}

# Notes when a build starts, to be kept by keep_stamp if it ends well.
take_stamp() {
  mkdir -p "$work" && : >"$stamp.new"
}

keep_stamp() {
  mv "$stamp.new" "$stamp"
}

# One builder at a time. The lock is a link that points to the owner's process id: made in one step, with its content.
# A lock left by a dead process is taken away; only one waiter at a time may do that.
# The owner is this very shell, which waits for Maven; `$$` would be the launcher's, also in a subshell.
take_lock() {
  if ! mkdir -p "$work" || [ ! -w "$work" ]; then
    echo "$name: cannot write to '$work', which a build needs; run it once as the owner of the folder" >&2
    return 1
  fi
  me=$(exec sh -c 'echo "$PPID"')
  said=
  until ln -s "$me" "$work/lock" 2>/dev/null; do
    owner=$(readlink "$work/lock") || continue
    if ! kill -0 "$owner" 2>/dev/null && mkdir "$work/takeover" 2>/dev/null; then
      [ "$(readlink "$work/lock")" != "$owner" ] || rm -f "$work/lock"
      rmdir "$work/takeover"
      continue
    fi
    [ -n "$said" ] || echo "$name: waiting for the build of process $owner (lock: $work/lock)" >&2
    said=yes
    sleep 1
  done
}

drop_lock() {
  [ "$(readlink "$work/lock")" != "$me" ] || rm -f "$work/lock"
}

# Brings the program up to date; says so in one line on stderr, and shows what Maven complains of if that fails.
build_if_needed() {
  is_current && return 0
  (
    take_lock || exit 1
    trap drop_lock EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    is_current && exit 0
    echo "$name: building tcfs, on first use or after a change; this takes a minute or two" >&2
    find_maven
    take_stamp || exit 1
    # Not with -q: it hides the warnings of the compiler, any of which ends the build.
    if run_maven package -DskipTests -Dspotless.check.skip=true >"$work/build.log" 2>&1; then
      make_library
      keep_stamp
    else
      grep -v '^\[INFO\]' "$work/build.log" >&2
      echo "$name: the build in '$root' failed, see above; all of it is in '$work/build.log'" >&2
      exit 1
    fi
  )
}
