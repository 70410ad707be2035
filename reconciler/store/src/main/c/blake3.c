/*
 * BLAKE3 (https://github.com/BLAKE3-team/BLAKE3-specs), unkeyed, 32 bytes of output, for NativeBlake3.java.
 *
 * Chunks of one level of the tree are hashed side by side, one in each lane of a vector. The kernel is written once with
 * the vector extensions of GCC and Clang, and compiled for each width that the processor may have. Nothing is allocated
 * and nothing of the C library is needed; the caller owns all memory.
 */
#include "jni-arrays.h"

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32) || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "only for little-endian Unix"
#endif

#define INLINE static inline __attribute__((always_inline))

enum { BLOCK = 64, CHUNK = 1024, BLOCKS = CHUNK / BLOCK, CV_WORDS = 8, CV_BYTES = 32 };
enum { CHUNK_START = 1, CHUNK_END = 2, PARENT = 4, ROOT = 8 };

/* The most chunks that are hashed before their parents: bounds what lies on the stack. */
enum { MAX_CHUNKS = 256 };

/* Chaining values of complete subtrees, of which no two have the same size: one for each bit of a 64-bit length. */
enum { MAX_DEPTH = 54 };

/* The state of one hash; all zeros is one that has taken nothing. */
struct state {
  uint64_t chunks; /* before those in the buffer */
  uint32_t depth;
  uint32_t buffered;
  uint8_t buffer[CHUNK];
  uint32_t stack[MAX_DEPTH + 1][CV_WORDS];
};

static const uint32_t IV[8] = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A,
                               0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};

/* The order in which each round takes the words of the message. */
static const uint8_t ORDER[7][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8},
    {3, 4, 10, 12, 13, 2, 7, 14, 6, 5, 9, 0, 11, 15, 8, 1},
    {10, 7, 12, 9, 14, 3, 13, 15, 4, 0, 11, 2, 5, 8, 1, 6},
    {12, 13, 9, 11, 15, 10, 14, 8, 7, 2, 5, 3, 0, 1, 6, 4},
    {9, 14, 11, 5, 8, 12, 15, 1, 13, 3, 0, 10, 2, 6, 4, 7},
    {11, 15, 5, 0, 1, 9, 8, 6, 14, 10, 2, 12, 3, 4, 7, 13},
};

INLINE void copy(void *to, const void *from, size_t bytes) { __builtin_memcpy(to, from, bytes); }

/* ---- One block at a time ---- */

#define ROTATE(x, n) (((x) >> (n)) | ((x) << (32 - (n))))

#define MIX(a, b, c, d, x, y)  \
  do {                         \
    a += b + (x);              \
    d = ROTATE(d ^ a, 16);     \
    c += d;                    \
    b = ROTATE(b ^ c, 12);     \
    a += b + (y);              \
    d = ROTATE(d ^ a, 8);      \
    c += d;                    \
    b = ROTATE(b ^ c, 7);      \
  } while (0)

#define ROUND(v, m, o)                                  \
  do {                                                  \
    MIX(v[0], v[4], v[8], v[12], m[o[0]], m[o[1]]);     \
    MIX(v[1], v[5], v[9], v[13], m[o[2]], m[o[3]]);     \
    MIX(v[2], v[6], v[10], v[14], m[o[4]], m[o[5]]);    \
    MIX(v[3], v[7], v[11], v[15], m[o[6]], m[o[7]]);    \
    MIX(v[0], v[5], v[10], v[15], m[o[8]], m[o[9]]);    \
    MIX(v[1], v[6], v[11], v[12], m[o[10]], m[o[11]]);  \
    MIX(v[2], v[7], v[8], v[13], m[o[12]], m[o[13]]);   \
    MIX(v[3], v[4], v[9], v[14], m[o[14]], m[o[15]]);   \
  } while (0)

static void compress(const uint32_t cv[8], const uint8_t *block, uint32_t length, uint64_t counter, uint32_t flags,
                     uint32_t out[8]) {
  uint32_t m[16];
  copy(m, block, BLOCK);
  uint32_t v[16] = {cv[0], cv[1], cv[2], cv[3], cv[4], cv[5],           cv[6],                     cv[7],
                    IV[0], IV[1], IV[2], IV[3], (uint32_t)counter, (uint32_t)(counter >> 32), length, flags};
#pragma GCC unroll 7
  for (int round = 0; round < 7; round++) {
    const uint8_t *o = ORDER[round];
    ROUND(v, m, o);
  }
  for (int i = 0; i < 8; i++) out[i] = v[i] ^ v[i + 8];
}

/* A chunk of 0 to 1024 bytes; its last block has `last` among its flags. */
static void hash_chunk(const uint8_t *in, size_t length, uint64_t counter, uint32_t last, uint32_t out[8]) {
  uint8_t block[BLOCK];
  uint32_t flags = CHUNK_START;
  copy(out, IV, CV_BYTES);
  for (; length > BLOCK; in += BLOCK, length -= BLOCK) {
    compress(out, in, BLOCK, counter, flags, out);
    flags = 0;
  }
  __builtin_memset(block, 0, BLOCK);
  __builtin_memcpy(block, in, length);
  compress(out, block, (uint32_t)length, counter, flags | CHUNK_END | last, out);
}

static void hash_parent(uint32_t children[16], uint32_t last, uint32_t out[8]) {
  uint32_t cv[CV_WORDS];
  compress(IV, (const uint8_t *)children, BLOCK, 0, PARENT | last, cv);
  copy(out, cv, CV_BYTES);
}

/* ---- Several at a time ---- */

#define LANES 4
#define SUFFIX(name) name##_4
#include "blake3-lanes.h"

#if defined(__x86_64__)
#define LANES 8
#define SUFFIX(name) name##_8
#define TARGET __attribute__((target("avx2")))
#include "blake3-lanes.h"

#define LANES 16
#define SUFFIX(name) name##_16
#define TARGET __attribute__((target("avx512f,avx512vl,prefer-vector-width=512")))
#include "blake3-lanes.h"
#endif

/* The widest vectors of this processor, as how many inputs are hashed at once in them. */
static unsigned lanes(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")) return 16;
  if (__builtin_cpu_supports("avx2")) return 8;
#endif
  return 4;
}

/* Few inputs are done sooner in narrower vectors. */
static void hash_many(const uint8_t *in, unsigned count, unsigned blocks, uint64_t counter, uint32_t (*out)[CV_WORDS]) {
  unsigned widest = lanes();
  while (count > 0) {
    unsigned some = count < widest ? count : widest;
#if defined(__x86_64__)
    if (some > 8)
      hash_lanes_16(in, some, blocks, counter, out);
    else if (some > 4)
      hash_lanes_8(in, some, blocks, counter, out);
    else
#endif
      hash_lanes_4(in, some, blocks, counter, out);
    in += (size_t)some * blocks * BLOCK;
    out += some;
    count -= some;
    counter += some;
  }
}

/* ---- The tree ---- */

static unsigned count_ones(uint64_t x) { return (unsigned)__builtin_popcountll(x); }

/* Joins what is complete by now. Done only when more has come, for the last parent of all is the root. */
static void join(struct state *s, uint64_t chunks) {
  while (s->depth > count_ones(chunks)) {
    s->depth--;
    hash_parent(s->stack[s->depth - 1], 0, s->stack[s->depth - 1]);
  }
}

static void push(struct state *s, const uint32_t cv[CV_WORDS], uint64_t chunks_before) {
  join(s, chunks_before);
  copy(s->stack[s->depth++], cv, CV_BYTES);
}

/* A complete subtree of `chunks` chunks, a power of two from 2 to MAX_CHUNKS: the two children of its top. */
static void hash_subtree(const uint8_t *in, unsigned chunks, uint64_t counter, uint32_t top[2][CV_WORDS]) {
  uint32_t level[MAX_CHUNKS][CV_WORDS];
  hash_many(in, chunks, BLOCKS, counter, level);
  for (; chunks > 2; chunks /= 2) hash_many((const uint8_t *)level, chunks / 2, 1, 0, level);
  copy(top, level, 2 * CV_BYTES);
}

static void buffer(struct state *s, const uint8_t *in, size_t length) {
  __builtin_memcpy(s->buffer + s->buffered, in, length);
  s->buffered += (uint32_t)length;
}

static void update(struct state *s, const uint8_t *in, size_t length) {
  uint32_t cv[2][CV_WORDS];
  if (s->buffered > 0) {
    size_t room = CHUNK - s->buffered;
    size_t some = length < room ? length : room;
    buffer(s, in, some);
    in += some;
    length -= some;
    if (length == 0) return;
    hash_chunk(s->buffer, CHUNK, s->chunks, 0, cv[0]);
    push(s, cv[0], s->chunks);
    s->chunks++;
    s->buffered = 0;
  }
  while (length > CHUNK) {
    unsigned chunks = MAX_CHUNKS;
    while (chunks * (size_t)CHUNK > length || (s->chunks & (chunks - 1)) != 0) chunks /= 2;
    if (chunks == 1) {
      hash_chunk(in, CHUNK, s->chunks, 0, cv[0]);
      push(s, cv[0], s->chunks);
    } else {
      hash_subtree(in, chunks, s->chunks, cv);
      push(s, cv[0], s->chunks);
      push(s, cv[1], s->chunks + chunks / 2);
    }
    s->chunks += chunks;
    in += chunks * (size_t)CHUNK;
    length -= chunks * (size_t)CHUNK;
  }
  if (length > 0) {
    join(s, s->chunks);
    buffer(s, in, length);
  }
}

/* The digest of all that was taken; the state then is one that has taken nothing. */
static void finish(struct state *s, uint8_t digest[CV_BYTES]) {
  uint32_t pair[2 * CV_WORDS];
  uint32_t *right = pair + CV_WORDS;
  uint32_t left = s->depth;
  if (s->buffered > 0 || left == 0) {
    hash_chunk(s->buffer, s->buffered, s->chunks, left == 0 ? ROOT : 0, right);
  } else {
    left -= 2;
    copy(pair, s->stack[left], 2 * CV_BYTES);
    hash_parent(pair, left == 0 ? ROOT : 0, right);
  }
  while (left > 0) {
    copy(pair, s->stack[--left], CV_BYTES);
    hash_parent(pair, left == 0 ? ROOT : 0, right);
  }
  copy(digest, right, CV_BYTES);
  s->chunks = 0;
  s->depth = 0;
  s->buffered = 0;
}

/* ---- What NativeBlake3.java declares ---- */

#define METHOD(name) EXPORT Java_io_tummycrypt_tcfs_store_chunk_NativeBlake3_##name

int32_t METHOD(width)(JNIEnv *env, void *type) {
  (void)env, (void)type;
  return (int32_t)lanes();
}

int32_t METHOD(stateWords)(JNIEnv *env, void *type) {
  (void)env, (void)type;
  return sizeof(struct state) / sizeof(uint64_t);
}

void METHOD(update)(JNIEnv *env, void *type, void *state, void *bytes, int32_t offset, int32_t length) {
  (void)type;
  struct state *s = pin(env, state);
  uint8_t *in = pin(env, bytes);
  if (s && in) update(s, in + offset, (size_t)length);
  unpin(env, bytes, in);
  unpin(env, state, s);
}

/* All of one hash. The caller sees to it that it is short: the JVM collects no garbage meanwhile. */
void METHOD(hash)(JNIEnv *env, void *type, void *bytes, int32_t offset, int32_t length, void *digest) {
  (void)type;
  struct state s;
  s.chunks = 0;
  s.depth = 0;
  s.buffered = 0;
  uint8_t *in = pin(env, bytes);
  if (!in) return;
  uint8_t *out = pin(env, digest);
  if (out) {
    update(&s, in + offset, (size_t)length);
    finish(&s, out);
  }
  unpin(env, digest, out);
  unpin(env, bytes, in);
}

void METHOD(finish)(JNIEnv *env, void *type, void *state, void *digest) {
  (void)type;
  struct state *s = pin(env, state);
  uint8_t *out = pin(env, digest);
  if (s && out) finish(s, out);
  unpin(env, digest, out);
  unpin(env, state, s);
}
