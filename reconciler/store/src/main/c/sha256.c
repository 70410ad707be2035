/*
 * The compression of SHA-256 (FIPS 180-4), for NativeSha256.java, which pads. By the instructions of the processor where it
 * has them, else word by word.
 */
#include "jni-arrays.h"

#include <stddef.h>
#include <stdint.h>

enum { BLOCK_BYTES = 64, WORDS = 16, ROUNDS = 64 };

static const uint32_t K[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t word_at(const uint8_t *in) {
  uint32_t word;
  __builtin_memcpy(&word, in, sizeof word);
  return __builtin_bswap32(word);
}

/* ---- Word by word ---- */

#define RIGHT(x, n) (((x) >> (n)) | ((x) << (32 - (n))))

static void compress_words(uint32_t s[8], const uint8_t *in, size_t blocks) {
  uint32_t w[ROUNDS];
  for (; blocks > 0; blocks--, in += BLOCK_BYTES) {
    for (int i = 0; i < WORDS; i++) w[i] = word_at(in + 4 * i);
    for (int i = WORDS; i < ROUNDS; i++) {
      uint32_t low = RIGHT(w[i - 15], 7) ^ RIGHT(w[i - 15], 18) ^ (w[i - 15] >> 3);
      uint32_t high = RIGHT(w[i - 2], 17) ^ RIGHT(w[i - 2], 19) ^ (w[i - 2] >> 10);
      w[i] = w[i - 16] + low + w[i - 7] + high;
    }
    uint32_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
    for (int i = 0; i < ROUNDS; i++) {
      uint32_t first = h + (RIGHT(e, 6) ^ RIGHT(e, 11) ^ RIGHT(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
      uint32_t second = (RIGHT(a, 2) ^ RIGHT(a, 13) ^ RIGHT(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      h = g, g = f, f = e, e = d + first, d = c, c = b, b = a, a = first + second;
    }
    s[0] += a, s[1] += b, s[2] += c, s[3] += d, s[4] += e, s[5] += f, s[6] += g, s[7] += h;
  }
}

/* ---- By the processor ---- */

#if defined(__x86_64__) && defined(__has_builtin)
#if __has_builtin(__builtin_shufflevector)
#define BY_PROCESSOR 1

typedef int four __attribute__((vector_size(16)));

static four four_at(const void *in) {
  four words;
  __builtin_memcpy(&words, in, sizeof words);
  return words;
}

__attribute__((target("sha,sse4.1"))) static void compress_four(uint32_t s[8], const uint8_t *in, size_t blocks) {
  four abef = {(int)s[5], (int)s[4], (int)s[1], (int)s[0]};
  four cdgh = {(int)s[7], (int)s[6], (int)s[3], (int)s[2]};
  for (; blocks > 0; blocks--, in += BLOCK_BYTES) {
    four abef_before = abef, cdgh_before = cdgh, w[4];
    for (int i = 0; i < 4; i++)
      w[i] = (four){(int)word_at(in + 16 * i), (int)word_at(in + 16 * i + 4), (int)word_at(in + 16 * i + 8),
                    (int)word_at(in + 16 * i + 12)};
#pragma GCC unroll 16
    for (int i = 0; i < ROUNDS / 4; i++) {
      four wk = w[i % 4] + four_at(K + 4 * i);
      cdgh = __builtin_ia32_sha256rnds2(cdgh, abef, wk);
      abef = __builtin_ia32_sha256rnds2(abef, cdgh, __builtin_shufflevector(wk, wk, 2, 3, 2, 3));
      /* The four words that are due in four steps take the place of these. */
      four seventh = __builtin_shufflevector(w[(i + 2) % 4], w[(i + 3) % 4], 1, 2, 3, 4);
      four next = __builtin_ia32_sha256msg1(w[i % 4], w[(i + 1) % 4]) + seventh;
      w[i % 4] = __builtin_ia32_sha256msg2(next, w[(i + 3) % 4]);
    }
    abef += abef_before;
    cdgh += cdgh_before;
  }
  s[0] = (uint32_t)abef[3], s[1] = (uint32_t)abef[2], s[4] = (uint32_t)abef[1], s[5] = (uint32_t)abef[0];
  s[2] = (uint32_t)cdgh[3], s[3] = (uint32_t)cdgh[2], s[6] = (uint32_t)cdgh[1], s[7] = (uint32_t)cdgh[0];
}

/* Leaf 7, register EBX, bit 29; what names the feature to the compiler is not the same everywhere. */
static int has_instructions(void) {
  uint32_t a = 0, b, c = 0, d;
  __asm__("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
  if (a < 7) return 0;
  a = 7, c = 0;
  __asm__("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
  return (b >> 29) & 1 && __builtin_cpu_supports("sse4.1");
}
#endif
#endif

/* Takes whole blocks, which are not checked to be in the array. */
EXPORT void Java_io_tummycrypt_tcfs_store_s3_NativeSha256_blocks(
    JNIEnv *env, void *type, void *state, void *bytes, int32_t offset, int32_t count) {
  (void)type;
  uint32_t *s = pin(env, state);
  uint8_t *in = pin(env, bytes);
  if (s && in) {
#ifdef BY_PROCESSOR
    if (has_instructions())
      compress_four(s, in + offset, (size_t)count);
    else
#endif
      compress_words(s, in + offset, (size_t)count);
  }
  unpin(env, bytes, in);
  unpin(env, state, s);
}
