// Volumes of unions of boxes with one corner at 0, of two and three dimensions, by sweeps. Each sums
// what a box adds to those before it, so nothing is subtracted and no digits are lost.

#include "include/hypervolume_sweeps.h"

#include <string.h>

#include "levels.h"

enum { digit_bits = 11, radix = 1 << digit_bits, digits = 3, level_limit = 6 };

static int place_of(uint64_t entry) { return (int)(uint32_t)entry; }

// Whether an entry comes after another where the rounded values are equal.
static int comes_after(const double *values, uint64_t a, uint64_t b) {
  const double x = values[place_of(a)], y = values[place_of(b)];
  return x < y || (x == y && place_of(a) > place_of(b));
}

static void sift(const double *values, uint64_t *entries, long root, long count) {
  const uint64_t moved = entries[root];
  for (long child = 2 * root + 1; child < count; child = 2 * root + 1) {
    if (child + 1 < count && comes_after(values, entries[child + 1], entries[child])) child += 1;
    if (!comes_after(values, entries[child], moved)) break;
    entries[root] = entries[child];
    root = child;
  }
  entries[root] = moved;
}

// Sorts entries whose rounded values are equal: few, or by a heap, which no order makes slow.
static void sort_run(const double *values, uint64_t *entries, long count) {
  if (count <= 12) {
    for (long i = 1; i < count; i++) {
      const uint64_t moved = entries[i];
      long place = i;
      for (; place > 0 && comes_after(values, entries[place - 1], moved); place--)
        entries[place] = entries[place - 1];
      entries[place] = moved;
    }
    return;
  }
  for (long root = count / 2 - 1; root >= 0; root--) sift(values, entries, root, count);
  for (long last = count - 1; last > 0; last--) {
    const uint64_t greatest = entries[0];
    entries[0] = entries[last];
    entries[last] = greatest;
    sift(values, entries, 0, last);
  }
}

void kernel_sort_falling(const double *values, long count, uint64_t *entries, uint64_t *spare) {
  // By 32 bits below the point first: three passes where all 64 bits would take six. What ties in
  // them is sorted by the values themselves.
  uint32_t starts[digits][radix];
  memset(starts, 0, sizeof starts);
  uint64_t *from = spare, *to = entries;
  for (long i = 0; i < count; i++) {
    const uint32_t key = ~(uint32_t)(values[i] * 0x1p31);
    from[i] = (uint64_t)key << 32 | (uint32_t)i;
    for (int digit = 0; digit < digits; digit++)
      starts[digit][key >> (digit * digit_bits) & (radix - 1)] += 1;
  }
  for (int digit = 0; digit < digits; digit++) {
    uint32_t sum = 0;
    for (int value = 0; value < radix; value++) {
      const uint32_t size = starts[digit][value];
      starts[digit][value] = sum;
      sum += size;
    }
    const int shift = 32 + digit * digit_bits;
    for (long i = 0; i < count; i++) to[starts[digit][from[i] >> shift & (radix - 1)]++] = from[i];
    uint64_t *swapped = from;
    from = to;
    to = swapped;
  }
  // After three passes they are where they should be.
  for (long start = 0; start < count;) {
    long end = start + 1;
    while (end < count && entries[end] >> 32 == entries[start] >> 32) end += 1;
    if (end - start > 1) sort_run(values, entries + start, end - start);
    start = end;
  }
}

double kernel_hypervolume_area(
    const double *x, const double *y, const uint64_t *fallingX, long count) {
  double sum = 0, greatest = 0;
  for (long i = 0; i < count; i++) {
    const int box = place_of(fallingX[i]);
    if (y[box] > greatest) {
      sum += x[box] * (y[box] - greatest);
      greatest = y[box];
    }
  }
  return sum;
}

// Sets of ranks: the words of each level, the ranks' own first.
typedef struct RankLevels {
  uint64_t *words[level_limit];
  int count;
} RankLevels;

static void insert(RankLevels levels, int rank) {
  for (int level = 0; level < levels.count; level++, rank >>= 6) {
    uint64_t *word = &levels.words[level][rank >> 6];
    const uint64_t old = *word;
    *word = old | (uint64_t)1 << (rank & 63);
    if (old != 0) return;
  }
}

static void erase(RankLevels levels, int rank) {
  for (int level = 0; level < levels.count; level++, rank >>= 6) {
    uint64_t *word = &levels.words[level][rank >> 6];
    *word &= ~((uint64_t)1 << (rank & 63));
    if (*word != 0) return;
  }
}

// The greatest member up to a rank, or −1.
static int last_up_to(RankLevels levels, int rank) {
  for (int level = 0; level < levels.count && rank >= 0; level++) {
    const uint64_t word = levels.words[level][rank >> 6] << (63 - (rank & 63));
    if (word != 0) {
      rank -= __builtin_clzll(word);
      while (level > 0) {
        level -= 1;
        rank = rank << 6 | (63 - __builtin_clzll(levels.words[level][rank]));
      }
      return rank;
    }
    rank = (rank >> 6) - 1;
  }
  return -1;
}

// Ranks by falling x, and the empty set of them.
static RankLevels rank_levels(
    const double *x, const uint64_t *fallingX, long count, HypervolumeStairs stairs) {
  int rankCount = 0;
  for (long i = 0; i < count; i++) {
    const int box = place_of(fallingX[i]);
    if (rankCount == 0 || stairs.widths[rankCount - 1] != x[box]) {
      stairs.widths[rankCount] = x[box];
      rankCount += 1;
    }
    stairs.ranks[box] = rankCount - 1;
  }
  RankLevels levels;
  levels.count = 0;
  uint64_t *words = stairs.words;
  for (long size = rankCount; levels.count == 0 || size > 1; levels.count++) {
    size = (size + 63) / 64;
    levels.words[levels.count] = words;
    memset(words, 0, (size_t)size * sizeof *words);
    words += size;
  }
  return levels;
}

double kernel_hypervolume_sweep(
    const double *x, const double *y, const double *z, const uint64_t *fallingX,
    const uint64_t *fallingZ, long count, HypervolumeStairs stairs) {
  const RankLevels levels = rank_levels(x, fallingX, count, stairs);
  double sum = 0;
  int first = -1;
  for (long i = 0; i < count; i++) {
    const int box = place_of(fallingZ[i]);
    const int rank = stairs.ranks[box];
    const double height = y[box];
    // The step that reaches as far, or further, in x.
    const int further = last_up_to(levels, rank);
    double floor = further < 0 ? 0 : stairs.heights[further];
    if (floor >= height) continue;
    int step = further < 0 ? first : stairs.after[further];
    double right = stairs.widths[rank], area = 0;
    while (step >= 0 && stairs.heights[step] <= height) {
      area += (right - stairs.widths[step]) * (height - floor);
      right = stairs.widths[step];
      floor = stairs.heights[step];
      erase(levels, step);
      step = stairs.after[step];
    }
    area += (right - (step < 0 ? 0 : stairs.widths[step])) * (height - floor);
    sum += area * z[box];
    stairs.heights[rank] = height;
    stairs.after[rank] = step;
    if (further == rank) continue;
    insert(levels, rank);
    if (further < 0) first = rank;
    else stairs.after[further] = rank;
  }
  return sum;
}

// Adds what a column held from its top down to z.
static double volume_of(const HypervolumeColumn *column, double start, double height, double z) {
  return (column->end - start) * (height - column->floor) * (column->top - z);
}

// Where the columns of a box begin that lie to the right of x.
static double cut_left(
    HypervolumeColumns *own, HypervolumeColumn *columns, double height, double x, double z) {
  double sum = 0;
  while (own->first < own->end && own->start < x) {
    HypervolumeColumn *column = &columns[own->first];
    sum += volume_of(column, own->start, height, z);
    own->start = column->end;
    if (column->end <= x) {
      own->first += 1;
    } else {
      column->top = z;
      own->start = x;
    }
  }
  return sum;
}

// What of the columns of a box lies above a new floor becomes one column.
static double cut_below(
    HypervolumeColumns *own, HypervolumeColumn *columns, double height, double floor, double z) {
  double sum = 0;
  long end = own->end;
  while (end > own->first && columns[end - 1].floor < floor) {
    end -= 1;
    const double start = end > own->first ? columns[end - 1].end : own->start;
    sum += volume_of(&columns[end], start, height, z);
  }
  if (end < own->end) {
    columns[end] = (HypervolumeColumn){columns[own->end - 1].end, floor, z};
    own->end = end + 1;
  }
  return sum;
}

static double close_all(
    const HypervolumeColumns *own, const HypervolumeColumn *columns, double height, double z) {
  double sum = 0, start = own->start;
  for (long i = own->first; i < own->end; i++) {
    sum += volume_of(&columns[i], start, height, z);
    start = columns[i].end;
  }
  return sum;
}

int kernel_hypervolume_sweep_contributions(
    const double *x, const double *y, const double *z, const uint64_t *fallingX,
    const uint64_t *fallingZ, long count, HypervolumeStairs stairs, HypervolumeColumns *columnsOf,
    HypervolumeColumn *columns, double *contributions) {
  const RankLevels levels = rank_levels(x, fallingX, count, stairs);
  // Steps are told by ranks, but what they cover is their boxes'.
  int32_t *boxOf = stairs.boxes;
  long used = 0;
  int first = -1;
  for (long i = 0; i < count; i++) {
    const int box = place_of(fallingZ[i]);
    const int rank = stairs.ranks[box];
    const double height = y[box], level = z[box], width = stairs.widths[rank];
    const int further = last_up_to(levels, rank - 1);
    int step = further < 0 ? first : stairs.after[further];
    if (further >= 0 && stairs.heights[further] >= height) return 1;
    if (step == rank && stairs.heights[step] >= height) return 1;
    // The steps behind this one, from right to left, leave a column each.
    long covered = 0;
    for (int behind = step; behind >= 0 && stairs.heights[behind] <= height;
         behind = stairs.after[behind])
      covered += 1;
    HypervolumeColumns own = {0, used, used + covered + 1};
    used = own.end;
    double end = width, floor = further < 0 ? 0 : stairs.heights[further];
    for (long place = own.end - 1; place >= own.first; place--) {
      columns[place] = (HypervolumeColumn){end, floor, level};
      if (place == own.first) break;
      const int hidden = boxOf[step];
      contributions[hidden] +=
          close_all(&columnsOf[hidden], columns, stairs.heights[step], level);
      end = stairs.widths[step];
      floor = stairs.heights[step];
      erase(levels, step);
      step = stairs.after[step];
    }
    own.start = step < 0 ? 0 : stairs.widths[step];
    columnsOf[box] = own;
    if (step >= 0) {
      const int left = boxOf[step];
      contributions[left] +=
          cut_below(&columnsOf[left], columns, stairs.heights[step], height, level);
    }
    if (further >= 0) {
      const int right = boxOf[further];
      contributions[right] +=
          cut_left(&columnsOf[right], columns, stairs.heights[further], width, level);
    }
    stairs.heights[rank] = height;
    stairs.after[rank] = step;
    boxOf[rank] = box;
    insert(levels, rank);
    if (further < 0) first = rank;
    else stairs.after[further] = rank;
  }
  for (int step = first; step >= 0; step = stairs.after[step]) {
    const int box = boxOf[step];
    contributions[box] += close_all(&columnsOf[box], columns, stairs.heights[step], 0);
  }
  return 0;
}
