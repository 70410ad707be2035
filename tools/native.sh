# The native libraries of the program. Sourced after build.sh; uses `root`, `jar` and `work`.

natives=${jar%/*}/native
library=$natives/libtcfs.so

# Makes our own library, if it is not there or older than its sources. A build without a C compiler, or with one that knows
# too little, is as good: tcfs then hashes in Java, and takes longer to start.
make_library() {
  sources=$root/reconciler/store/src/main/c
  newer=$(find "$sources" -newer "$library" -print 2>/dev/null) || newer=all
  [ -n "$newer" ] || return 0
  rm -f "$library"
  compiler=${CC:-cc}
  command -v "$compiler" >/dev/null 2>&1 || return 0
  # Nothing of the C library is needed, so that its headers need not be installed.
  case $(uname -s) in
    Darwin) alone= ;;
    *) alone='-nostdlib' ;;
  esac
  mkdir -p "$work" "$natives" || return 0
  # shellcheck disable=SC2086 # words, of which there may be none
  if "$compiler" -std=gnu11 -O2 -Wall -Wextra -fPIC -shared -fvisibility=hidden -ffreestanding $alone \
    -o "$library.$$" "$sources"/*.c ${alone:+-lgcc} >"$work/cc.log" 2>&1 </dev/null; then
    mv -f "$library.$$" "$library"
  else
    rm -f "$library.$$"
  fi
}

# Sets `zstd` and `native` to the files of the libraries, where they are there. Zstd unpacks its own into the temporary folder, and leaves it
# there when killed, unless it is told where one is.
find_libraries() {
  case $(uname -sm) in
    'Linux x86_64') platform=linux/amd64 ;;
    'Linux aarch64') platform=linux/aarch64 ;;
    'Darwin x86_64') platform=darwin/x86_64 ;;
    'Darwin arm64') platform=darwin/aarch64 ;;
    *) platform=none ;;
  esac
  zstd=
  for file in "$natives/$platform"/libzstd-jni-*; do
    [ ! -f "$file" ] || zstd=$file
  done
  native=
  [ ! -f "$library" ] || native=$library
}
