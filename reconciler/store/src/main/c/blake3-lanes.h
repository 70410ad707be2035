/*
 * Included once for each width, with LANES (4, 8 or 16), SUFFIX(name) and, where the width needs it, TARGET.
 *
 * hash_lanes: up to LANES inputs of `blocks` whole blocks each, which lie one after the other in memory; their chaining
 * values go to `out`. The inputs are chunks, the first of which has the number `counter`, or the children of parents.
 */
#ifndef TARGET
#define TARGET
#endif
#define LANE SUFFIX(lane)

typedef uint32_t LANE __attribute__((vector_size(4 * LANES), aligned(4)));

/* The picks of one step of a transposition for each lane: pairs of squares with a side of s change places. */
#define UPPER(i, s) (((i) & (s)) ? LANES + (i) - (s) : (i))
#define LOWER(i, s) (((i) & (s)) ? LANES + (i) : (i) + (s))
#define PICK4(f, i, s) f(i, s), f(i + 1, s), f(i + 2, s), f(i + 3, s)
#if LANES == 4
#define PICKS(f, s) PICK4(f, 0, s)
#elif LANES == 8
#define PICKS(f, s) PICK4(f, 0, s), PICK4(f, 4, s)
#else
#define PICKS(f, s) PICK4(f, 0, s), PICK4(f, 4, s), PICK4(f, 8, s), PICK4(f, 12, s)
#endif

#define STEP(rows, s)                                                                  \
  _Pragma("GCC unroll 16") for (int i = 0; i < LANES; i++) {                           \
    if (!(i & (s))) {                                                                  \
      LANE upper = __builtin_shufflevector(rows[i], rows[i + (s)], PICKS(UPPER, s));   \
      rows[i + (s)] = __builtin_shufflevector(rows[i], rows[i + (s)], PICKS(LOWER, s)); \
      rows[i] = upper;                                                                 \
    }                                                                                  \
  }

/* One block of each input; m[i] then has the i-th word of all. */
TARGET INLINE void SUFFIX(load)(const uint8_t *const inputs[LANES], size_t offset, LANE m[16]) {
#pragma GCC unroll 4
  for (int part = 0; part < 16; part += LANES) {
    LANE *rows = m + part;
#pragma GCC unroll 16
    for (int i = 0; i < LANES; i++) copy(&rows[i], inputs[i] + offset + 4 * part, sizeof(LANE));
    STEP(rows, 1)
    STEP(rows, 2)
#if LANES >= 8
    STEP(rows, 4)
#endif
#if LANES >= 16
    STEP(rows, 8)
#endif
  }
}

TARGET static void SUFFIX(hash_lanes)(const uint8_t *in, unsigned count, unsigned blocks, uint64_t counter,
                                      uint32_t (*out)[CV_WORDS]) {
  const int is_parent = blocks == 1;
  const uint8_t *inputs[LANES];
  LANE h[8], low, high;
  for (unsigned i = 0; i < LANES; i++) {
    uint64_t number = is_parent ? 0 : counter + i;
    /* A lane without an input repeats the last one. */
    inputs[i] = in + (size_t)(i < count ? i : count - 1) * blocks * BLOCK;
    low[i] = (uint32_t)number;
    high[i] = (uint32_t)(number >> 32);
  }
#pragma GCC unroll 8
  for (int i = 0; i < 8; i++) h[i] = (LANE){0} + IV[i];

  for (unsigned block = 0; block < blocks; block++) {
    uint32_t flags = is_parent ? PARENT : (block == 0 ? CHUNK_START : 0) | (block + 1 == blocks ? CHUNK_END : 0);
    LANE m[16], v[16];
    SUFFIX(load)(inputs, (size_t)block * BLOCK, m);
#pragma GCC unroll 8
    for (int i = 0; i < 8; i++) v[i] = h[i];
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) v[8 + i] = (LANE){0} + IV[i];
    v[12] = low;
    v[13] = high;
    v[14] = (LANE){0} + BLOCK;
    v[15] = (LANE){0} + flags;
#pragma GCC unroll 7
    for (int round = 0; round < 7; round++) {
      const uint8_t *o = ORDER[round];
      ROUND(v, m, o);
    }
#pragma GCC unroll 8
    for (int i = 0; i < 8; i++) h[i] = v[i] ^ v[i + 8];
  }
  for (unsigned i = 0; i < count; i++)
    for (int word = 0; word < CV_WORDS; word++) out[i][word] = h[word][i];
}

#undef LANES
#undef SUFFIX
#undef TARGET
#undef LANE
#undef UPPER
#undef LOWER
#undef PICK4
#undef PICKS
#undef STEP
