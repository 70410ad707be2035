# The native libraries of the program. Sourced after build.sh; uses `root`, `jar` and `work`.

natives=${jar%/*}/native
blake3_library=$natives/libtcfs-blake3.so

# Makes the library that hashes, if it is not there or older than its sources. A build without a C compiler, or with one
# that knows too little, is as good: tcfs then hashes in Java, which takes longer.
make_blake3() {
  sources=$root/reconciler/store/src/main/c
  newer=$(find "$sources" -newer "$blake3_library" -print 2>/dev/null) || newer=all
  [ -n "$newer" ] || return 0
  rm -f "$blake3_library"
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
    -o "$blake3_library.$$" "$sources/blake3.c" ${alone:+-lgcc} >"$work/cc.log" 2>&1 </dev/null; then
    mv -f "$blake3_library.$$" "$blake3_library"
  else
    rm -f "$blake3_library.$$"
  fi
}

# Sets `zstd` and `blake3` to the files of the libraries, where they are there. Zstd unpacks its own into the temporary folder, and leaves it
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
  for library in "$natives/$platform"/libzstd-jni-*; do
    [ ! -f "$library" ] || zstd=$library
  done
  blake3=
  [ ! -f "$blake3_library" ] || blake3=$blake3_library
}
