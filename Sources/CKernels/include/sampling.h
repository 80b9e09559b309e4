#ifndef CKERNELS_SAMPLING_H
#define CKERNELS_SAMPLING_H

/// Rows are laid out in groups of eight, column by column: the value of column c in row r is at
/// `((r / 8) * columnCount + c) * 8 + r % 8`. Eight groups are a tile, 64 tiles a block; what is
/// missing to a full tile or block is filled with a value below all others.
enum {
  sampling_group_rows = 8,
  sampling_tile_rows = 64,
  sampling_block_tiles = 64,
  sampling_block_rows = 4096
};

/// Rows with their bounds. A corner is a row of the greatest values of all that it stands for: under
/// weights from 0 on no score of theirs is above the corner's, rounding included, since rounding
/// keeps the order.
typedef struct SamplingRows {
  const double *rows;
  /// One for each tile, a multiple of 64 of them, laid out like rows.
  const double *tileCorners;
  /// One for each block, a multiple of 64 of them, laid out like rows.
  const double *blockCorners;
  long blockCount, columnCount;
} SamplingRows;

/// A sum of multiples of 2⁻⁶², exact and so the same in any order.
typedef struct SamplingSum {
  unsigned long low, high;
} SamplingSum;

/// Counts for each weight vector which rows are first, second, … up to `rankCount`; rows that tie
/// share the better rank. `counts[row * rankCount + rank - 1]` grows by 1, and the sums of a row
/// that is first, `sums[row * columnCount + column]`, by its weights.
///
/// There are at least `rankCount` rows; weights are from 0 to 1 and sum to 1. `thresholds` holds
/// `rankCount` numbers, `bounds` one for each block and 63 more, `seen` and `best` one for each tile.
void sampling_count_ranks(
    const SamplingRows *rows, const double *weights, long weightingCount, long rankCount,
    double *thresholds, double *bounds, long *seen, double *best, unsigned long *counts,
    SamplingSum *sums);

/// Weight vectors uniform on the simplex, one after another: the numbers that SplitMix64 gives from
/// `state` on, one for each weight.
void sampling_weights(
    unsigned long state, long columnCount, long weightingCount, double *weights);

/// Adds to `beaten` of each row how many of the pivots have a greater value in every column.
/// `pivots[pivot * columnCount + column]`.
void sampling_count_beating(
    const double *const *columns, long columnCount, long count, const double *pivots,
    long pivotCount, unsigned long *beaten);

#endif
