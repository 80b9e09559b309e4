/// Sixteen 32-bit integers at once, however wide the machine's vectors are.
#ifndef CKERNELS_LAYERS_LANES_H
#define CKERNELS_LAYERS_LANES_H

#include <stdint.h>
#include <string.h>

#include "levels.h"

// What takes or returns vectors is always inlined, so that no calling convention matters.
#pragma clang diagnostic ignored "-Wpsabi"

typedef int32_t Lanes __attribute__((vector_size(64), aligned(4)));
enum { lane_count = 16 };

KERNEL_BODY Lanes load(const int32_t *values) {
  Lanes lanes;
  memcpy(&lanes, values, sizeof lanes);
  return lanes;
}

KERNEL_BODY void store(int32_t *values, Lanes lanes) { memcpy(values, &lanes, sizeof lanes); }

KERNEL_BODY Lanes all(int32_t value) { return value - (Lanes){}; }

#endif
