/// Eight doubles at a time, for the kernels of scoring.
///
/// All sums run in eight lanes, or a multiple of them, whatever the level, so that every level adds
/// the same numbers in the same order.
#ifndef CKERNELS_SCORING_LANES_H
#define CKERNELS_SCORING_LANES_H

#include "levels.h"

// Lanes are passed between functions that are always inlined only, so the convention for calls that
// this warns of is never used.
#pragma clang diagnostic ignored "-Wpsabi"

typedef double Lanes __attribute__((ext_vector_type(8)));
typedef double LooseLanes __attribute__((ext_vector_type(8), aligned(8), may_alias));
typedef unsigned long LaneBits __attribute__((ext_vector_type(8)));

enum { lane_count = 8 };

KERNEL_BODY Lanes lanes_all(double value) { return (Lanes)value; }

KERNEL_BODY Lanes lanes_load(const double *values) { return *(const LooseLanes *)values; }

KERNEL_BODY void lanes_store(double *values, Lanes lanes) { *(LooseLanes *)values = lanes; }

/// The first values, at most eight; `rest` in the other lanes.
KERNEL_BODY Lanes lanes_load_first(const double *values, long count, double rest) {
  if (count >= lane_count) return lanes_load(values);
  Lanes lanes = lanes_all(rest);
  for (long lane = 0; lane < count; lane++) lanes[lane] = values[lane];
  return lanes;
}

/// Stores the first lanes, at most eight.
KERNEL_BODY void lanes_store_first(double *values, long count, Lanes lanes) {
  if (count >= lane_count) {
    lanes_store(values, lanes);
    return;
  }
  for (long lane = 0; lane < count; lane++) values[lane] = lanes[lane];
}

/// The lesser of each two; the second where one is NaN.
KERNEL_BODY Lanes lanes_least(Lanes a, Lanes b) { return a < b ? a : b; }

/// The greater of each two; the second where one is NaN.
KERNEL_BODY Lanes lanes_greatest(Lanes a, Lanes b) { return a > b ? a : b; }

/// The sum of the lanes, pairwise.
KERNEL_BODY double lanes_sum(Lanes lanes) {
  return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) +
         ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
}

KERNEL_BODY double lanes_min(Lanes lanes) {
  double least = lanes[0];
  for (int lane = 1; lane < lane_count; lane++) least = lanes[lane] < least ? lanes[lane] : least;
  return least;
}

KERNEL_BODY double lanes_max(Lanes lanes) {
  double greatest = lanes[0];
  for (int lane = 1; lane < lane_count; lane++) {
    greatest = lanes[lane] > greatest ? lanes[lane] : greatest;
  }
  return greatest;
}

KERNEL_BODY Lanes lanes_sqrt(Lanes lanes) { return __builtin_elementwise_sqrt(lanes); }

#endif
