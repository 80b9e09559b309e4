#ifndef CKERNELS_FRONTIER_KEY_H
#define CKERNELS_FRONTIER_KEY_H

#include <stdint.h>
#include <string.h>

static inline int64_t frontier_key_of(double value, uint64_t flip) {
  if (value != value) return INT64_MAX;
  uint64_t bits;
  memcpy(&bits, &value, 8);
  bits ^= flip;
  // −0.0 is 0.
  if (bits == 1ull << 63) bits = 0;
  int64_t key = (int64_t)bits;
  return key ^ ((key >> 63) & INT64_MAX);
}

#endif
