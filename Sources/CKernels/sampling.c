#include "include/sampling.h"

#include "elementary_body.h"

enum {
  group_rows = sampling_group_rows,
  tile_rows = sampling_tile_rows,
  tile_groups = tile_rows / group_rows
};

/// The scores of a tile's rows: all eight groups side by side, so that no addition waits for
/// another. Column by column, as the definition adds.
KERNEL_BODY void tile_scores(
    const double *tile, const double *weights, long columnCount, Lanes scores[tile_groups]) {
  for (int group = 0; group < tile_groups; group++) {
    scores[group] = weights[0] * lanes_load(tile + group * columnCount * group_rows);
  }
  for (long column = 1; column < columnCount; column++) {
    const double *values = tile + column * group_rows;
    for (int group = 0; group < tile_groups; group++) {
      scores[group] += weights[column] * lanes_load(values + group * columnCount * group_rows);
    }
  }
}

KERNEL_BODY double tile_greatest(const Lanes scores[tile_groups]) {
  Lanes greatest = scores[0];
  for (int group = 1; group < tile_groups; group++) {
    greatest = lanes_greatest(scores[group], greatest);
  }
  return __builtin_reduce_max(greatest);
}

typedef struct Search {
  const SamplingRows *rows;
  const double *weights;
  long rankCount;
  /// The greatest scores so far, greatest first; equal ones as often as they occur.
  double *thresholds;
  /// The tiles looked into, and their greatest scores.
  long *seen;
  double *best;
  long seenCount;
} Search;

/// Keeps what is among the greatest scores.
KERNEL_BODY void search_insert(Search *search, double score) {
  long place = search->rankCount - 1;
  for (; place > 0 && search->thresholds[place - 1] < score; place--) {
    search->thresholds[place] = search->thresholds[place - 1];
  }
  search->thresholds[place] = score;
}

KERNEL_BODY void search_tile(Search *search, long tile) {
  const long columnCount = search->rows->columnCount;
  Lanes scores[tile_groups];
  tile_scores(
      search->rows->rows + tile * tile_rows * columnCount, search->weights, columnCount, scores);
  double greatest = tile_greatest(scores);
  search->seen[search->seenCount] = tile;
  search->best[search->seenCount] = greatest;
  search->seenCount++;
  const long last = search->rankCount - 1;
  if (!(greatest > search->thresholds[last])) return;
  if (last == 0) {
    search->thresholds[0] = greatest;
    return;
  }
  double all[tile_rows];
  for (int group = 0; group < tile_groups; group++) {
    lanes_store(all + group * group_rows, scores[group]);
  }
  for (int row = 0; row < tile_rows; row++) {
    if (all[row] > search->thresholds[last]) search_insert(search, all[row]);
  }
}

/// The position of the first of the bounds that is the greatest.
KERNEL_BODY long greatest_bound(const double *bounds, long count, double greatest) {
  long position = 0;
  while (position < count - 1 && bounds[position] != greatest) position++;
  return position;
}

typedef _Bool LaneFlags __attribute__((ext_vector_type(8)));

/// A bit for each of the bounds from `least` on.
KERNEL_BODY unsigned long bounds_from(const Lanes bounds[tile_groups], double least) {
  unsigned long bits = 0;
  for (int group = 0; group < tile_groups; group++) {
    LaneFlags flags = __builtin_convertvector(bounds[group] >= lanes_all(least), LaneFlags);
    unsigned char own;
    __builtin_memcpy(&own, &flags, sizeof own);
    bits |= (unsigned long)own << (group * group_rows);
  }
  return bits;
}

/// Looks into the tiles of a block that may hold a row of the ranks asked for, the likeliest first.
KERNEL_BODY void search_block(Search *search, long block) {
  const long columnCount = search->rows->columnCount;
  const double *corners =
      search->rows->tileCorners + block * sampling_block_tiles * columnCount;
  const double *threshold = search->thresholds + search->rankCount - 1;
  Lanes bounds[tile_groups];
  tile_scores(corners, search->weights, columnCount, bounds);
  double all[sampling_block_tiles];
  for (int group = 0; group < tile_groups; group++) {
    lanes_store(all + group * group_rows, bounds[group]);
  }
  long first = __builtin_ctzl(bounds_from(bounds, tile_greatest(bounds)));
  search_tile(search, block * sampling_block_tiles + first);
  // At the threshold there may be a tie. Tiles without rows are below every score.
  double least = *threshold > 0 ? *threshold : 0;
  unsigned long left = bounds_from(bounds, least) & ~(1ul << first);
  for (; left; left &= left - 1) {
    long tile = __builtin_ctzl(left);
    if (all[tile] >= *threshold) search_tile(search, block * sampling_block_tiles + tile);
  }
}

/// Counts the rows of a tile that have one of the ranks asked for.
KERNEL_BODY void count_tile(
    const Search *search, long tile, unsigned long *counts, SamplingSum *sums) {
  const long columnCount = search->rows->columnCount, rankCount = search->rankCount;
  Lanes scores[tile_groups];
  tile_scores(
      search->rows->rows + tile * tile_rows * columnCount, search->weights, columnCount, scores);
  double all[tile_rows];
  for (int group = 0; group < tile_groups; group++) {
    lanes_store(all + group * group_rows, scores[group]);
  }
  const double least = search->thresholds[rankCount - 1];
  for (int position = 0; position < tile_rows; position++) {
    if (!(all[position] >= least)) continue;
    const long row = tile * tile_rows + position;
    long greater = 0;
    while (search->thresholds[greater] > all[position]) greater++;
    counts[row * rankCount + greater]++;
    if (greater > 0) continue;
    for (long column = 0; column < columnCount; column++) {
      SamplingSum *sum = sums + row * columnCount + column;
      unsigned long share = (unsigned long)(search->weights[column] * 0x1p62);
      sum->low += share;
      sum->high += sum->low < share;
    }
  }
}

KERNEL_BODY void count_ranks_body(
    const SamplingRows *rows, const double *weights, long weightingCount, long rankCount,
    double *thresholds, double *bounds, long *seen, double *best, unsigned long *counts,
    SamplingSum *sums) {
  for (long weighting = 0; weighting < weightingCount; weighting++) {
    Search search = {
        rows, weights + weighting * rows->columnCount, rankCount, thresholds, seen, best, 0};
    for (long rank = 0; rank < rankCount; rank++) thresholds[rank] = -__builtin_inf();
    double greatest = -__builtin_inf();
    for (long block = 0; block < rows->blockCount; block += tile_rows) {
      Lanes scores[tile_groups];
      tile_scores(
          rows->blockCorners + block * rows->columnCount, search.weights, rows->columnCount,
          scores);
      for (int group = 0; group < tile_groups; group++) {
        lanes_store(bounds + block + group * group_rows, scores[group]);
      }
      double own = tile_greatest(scores);
      greatest = own > greatest ? own : greatest;
    }
    long first = greatest_bound(bounds, rows->blockCount, greatest);
    search_block(&search, first);
    for (long block = 0; block < rows->blockCount; block++) {
      if (block != first && bounds[block] >= thresholds[rankCount - 1]) {
        search_block(&search, block);
      }
    }
    for (long at = 0; at < search.seenCount; at++) {
      if (best[at] >= thresholds[rankCount - 1]) count_tile(&search, seen[at], counts, sums);
    }
  }
}
KERNEL_LEVELS(
    void, sampling_count_ranks, count_ranks_body,
    (const SamplingRows *rows, const double *weights, long weightingCount, long rankCount,
     double *thresholds, double *bounds, long *seen, double *best, unsigned long *counts,
     SamplingSum *sums),
    (rows, weights, weightingCount, rankCount, thresholds, bounds, seen, best, counts, sums))

/// −ln of SplitMix64's numbers (Steele, Lea and Flood 2014), above 0 and up to 1: exponentially
/// distributed.
KERNEL_BODY Lanes exponential_lanes(LaneBits state) {
  LaneBits z = state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ul;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBul;
  LaneBits integer = ((z ^ (z >> 31)) >> 11) + 1ul;
  return -lanes_log(__builtin_convertvector(integer, Lanes) * 0x1p-53);
}

KERNEL_BODY void weights_body(
    unsigned long state, long columnCount, long weightingCount, double *weights) {
  const unsigned long step = 0x9E3779B97F4A7C15ul;
  const LaneBits steps = {step,     2 * step, 3 * step, 4 * step,
                          5 * step, 6 * step, 7 * step, 8 * step};
  const long count = columnCount * weightingCount;
  for (long first = 0; first < count; first += lane_count) {
    Lanes draws = exponential_lanes(state + steps);
    lanes_store_first(weights + first, count - first, draws);
    state += lane_count * step;
  }
  for (long weighting = 0; weighting < weightingCount; weighting++) {
    double *own = weights + weighting * columnCount;
    double sum = 0;
    for (long column = 0; column < columnCount; column++) sum += own[column];
    for (long column = 0; column < columnCount; column++) {
      own[column] = sum > 0 ? own[column] / sum : 1.0 / (double)columnCount;
    }
  }
}
KERNEL_LEVELS(
    void, sampling_weights, weights_body,
    (unsigned long state, long columnCount, long weightingCount, double *weights),
    (state, columnCount, weightingCount, weights))

KERNEL_BODY void count_beating_body(
    const double *const *columns, long columnCount, long count, const double *pivots,
    long pivotCount, unsigned long *beaten) {
  for (long first = 0; first < count; first += lane_count) {
    const long left = count - first;
    LaneBits beating = {0};
    for (long pivot = 0; pivot < pivotCount; pivot++) {
      LaneBits isGreater = (LaneBits)1ul;
      for (long column = 0; column < columnCount; column++) {
        Lanes values = lanes_load_first(columns[column] + first, left, 0);
        // A comparison's lanes are all ones where it holds.
        isGreater &= (LaneBits)(pivots[pivot * columnCount + column] > values);
      }
      beating += isGreater;
    }
    for (long lane = 0; lane < lane_count && lane < left; lane++) {
      beaten[first + lane] += beating[lane];
    }
  }
}
KERNEL_LEVELS(
    void, sampling_count_beating, count_beating_body,
    (const double *const *columns, long columnCount, long count, const double *pivots,
     long pivotCount, unsigned long *beaten),
    (columns, columnCount, count, pivots, pivotCount, beaten))
