/*
 * Where FastCDC cuts (2020 variant), for NativeGear.java. The hash moves on by one byte at a time; what the Java version keeps
 * shifted, to take two, comes to the same.
 */
#include "jni-arrays.h"

/* The first index with whose byte the hash has no bit of the mask; `end` if there is none. */
static int32_t find(
    const uint64_t *gear, const uint8_t *in, int32_t begin, int32_t end, uint64_t mask, uint64_t *hash) {
  uint64_t h = *hash;
  for (int32_t i = begin; i < end; i++) {
    h = (h << 1) + gear[in[i]];
    if ((h & mask) == 0) return i;
  }
  *hash = h;
  return end;
}

/* As find, with one mask before `center` and another one behind it. */
EXPORT int32_t Java_io_tummycrypt_tcfs_store_chunk_NativeGear_find(
    JNIEnv *env, void *type, void *gear, void *bytes, int32_t offset, int32_t begin, int32_t center, int32_t end,
    int64_t before, int64_t behind) {
  (void)type;
  int32_t cut = end;
  uint64_t *table = pin(env, gear);
  uint8_t *in = pin(env, bytes);
  if (table && in) {
    uint64_t hash = 0;
    cut = find(table, in + offset, begin, center, (uint64_t)before, &hash);
    if (cut == center) cut = find(table, in + offset, center, end, (uint64_t)behind, &hash);
  }
  unpin(env, bytes, in);
  unpin(env, gear, table);
  return cut;
}
