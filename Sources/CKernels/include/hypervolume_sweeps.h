#ifndef CKERNELS_HYPERVOLUME_SWEEPS_H
#define CKERNELS_HYPERVOLUME_SWEEPS_H

#include <stdint.h>

/// Sorts values from 0 to below 2, at most 2³¹ of them: the low halves of `entries` become the
/// places of the values in falling order, equal ones ascending. `spare` has room for as many.
void kernel_sort_falling(const double *values, long count, uint64_t *entries, uint64_t *spare);

/// The area of the union of rectangles with one corner at 0, those of falling x first.
double kernel_hypervolume_area(
    const double *x, const double *y, const uint64_t *fallingX, long count);

/// What a sweep over boxes of three dimensions writes to.
typedef struct HypervolumeStairs {
  /// For each box its rank by falling x, equal ones sharing it.
  int32_t *ranks;
  /// For each rank its x, the y of the step there, and the rank of the step after it.
  double *widths, *heights;
  int32_t *after;
  /// For each rank the box whose step it is; for contributions only.
  int32_t *boxes;
  /// A bit for each rank, one for each word of those, and so on up to one word:
  /// `count / 63 + 8` words will do.
  uint64_t *words;
} HypervolumeStairs;

/// The volume of the union of boxes with one corner at 0, given the orders of falling x and z.
double kernel_hypervolume_sweep(
    const double *x, const double *y, const double *z, const uint64_t *fallingX,
    const uint64_t *fallingZ, long count, HypervolumeStairs stairs);

/// A part of what one box alone covers of a plane across z: a column below the box's y.
typedef struct HypervolumeColumn {
  /// Where it ends in x, being next to the one before, and in y.
  double end, floor;
  /// The z that it reaches up to.
  double top;
} HypervolumeColumn;

/// The columns of one box, from left to right.
typedef struct HypervolumeColumns {
  /// Where the first one begins in x.
  double start;
  /// The columns' places.
  long first, end;
} HypervolumeColumns;

/// Adds, for each box, the volume that it alone covers, given the orders of falling x and z, room
/// for columns of each box, and for twice as many columns as boxes. Gives 0 when done, and 1, the
/// sums being of no use, where a box is within another.
int kernel_hypervolume_sweep_contributions(
    const double *x, const double *y, const double *z, const uint64_t *fallingX,
    const uint64_t *fallingZ, long count, HypervolumeStairs stairs, HypervolumeColumns *columnsOf,
    HypervolumeColumn *columns, double *contributions);

#endif
