#include "include/layers.h"

#include <string.h>

#include "include/sort.h"
#include "levels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// What takes or returns vectors here is always inlined, so that no calling convention matters.
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

/// Numbers are 0 or more, so that 0 stands for "not dominated".
KERNEL_BODY Lanes raised(Lanes numbers, Lanes isDominated, int32_t number) {
  return __builtin_elementwise_max(numbers, isDominated & all(number));
}

// MARK: Two objectives

enum { prefetch_distance = 32 };

long layers_sweep_plane(const double *second, const int32_t *rows, int greater_is_better,
                        long count, uint64_t *entries, uint64_t *least) {
  long layer_count = 0;
  // The least second objective of each layer rises from layer to layer: a layer dominates a point
  // where it is no greater, so the first that does not is found by bisection.
  uint64_t last_point = UINT64_MAX;
  long layer = 0;
  for (long place = 0; place < count; place++) {
    const uint64_t entry = entries[place];
    const uint32_t number = (uint32_t)entry;
    // Values lie in no order, and a search is long enough to hide nothing of the way to them:
    // measured, two thirds of the time went by waiting.
    if (place + prefetch_distance < count) {
      const uint32_t later = (uint32_t)entries[place + prefetch_distance];
      __builtin_prefetch(second + (rows ? rows[later] : (long)later));
    }
    if (entry >> 32 != last_point) {
      last_point = entry >> 32;
      const uint64_t key = sort_key(second[rows ? rows[number] : number], greater_is_better);
      const uint64_t *start = least;
      for (long rest = layer_count; rest > 0;) {
        const long half = (rest + 1) / 2;
        start += __builtin_unpredictable(start[half - 1] <= key) ? half : 0;
        rest -= half;
      }
      layer = start - least;
      least[layer] = key;
      layer_count += layer == layer_count;
    }
    entries[place] = (uint64_t)layer << 32 | number;
  }
  return layer_count;
}

// MARK: Range

KERNEL_BODY void range_body(const int32_t *values, long count, int32_t *least, int32_t *greatest) {
  int32_t low = values[0], high = values[0];
  long place = 0;
  if (count >= lane_count) {
    Lanes lows = load(values), highs = lows;
    for (place = lane_count; place + lane_count <= count; place += lane_count) {
      const Lanes next = load(values + place);
      lows = __builtin_elementwise_min(lows, next);
      highs = __builtin_elementwise_max(highs, next);
    }
    low = __builtin_reduce_min(lows);
    high = __builtin_reduce_max(highs);
  }
  for (; place < count; place++) {
    if (values[place] < low) low = values[place];
    if (values[place] > high) high = values[place];
  }
  *least = low;
  *greatest = high;
}
KERNEL_LEVELS(void, layers_range, range_body,
              (const int32_t *values, long count, int32_t *least, int32_t *greatest),
              (values, count, least, greatest))

// MARK: Split

KERNEL_BODY long split_body(int32_t *columns, long stride, long column_count, long count, long key,
                            int32_t pivot, uint16_t *marks, int32_t *scratch) {
  const int32_t *values = columns + key * stride;
  for (long start = 0; start < count; start += 16) {
    const long end = count - start < 16 ? count - start : 16;
    unsigned bits = 0;
    for (long lane = 0; lane < end; lane++) {
      bits |= (unsigned)(values[start + lane] <= pivot) << lane;
    }
    marks[start / 16] = (uint16_t)bits;
  }
  long low = 0;
  for (long column = 0; column < column_count; column++) {
    int32_t *place = columns + column * stride;
    long high = 0;
    low = 0;
    for (long point = 0; point < count; point++) {
      const int32_t value = place[point];
      const unsigned isLow = marks[point >> 4] >> (point & 15) & 1;
      // Both are written and one is kept: no branch to guess wrongly.
      place[low] = value;
      scratch[high] = value;
      low += isLow;
      high += 1 - isLow;
    }
    memcpy(place + low, scratch, (size_t)high * sizeof *scratch);
  }
  return low;
}

KERNEL_BODY void unsplit_body(int32_t *columns, long stride, long column_count, long count,
                              long low_count, const uint16_t *marks, int32_t *scratch) {
  if (low_count == 0 || low_count == count) return;
  for (long column = 0; column < column_count; column++) {
    int32_t *place = columns + column * stride;
    memcpy(scratch, place, (size_t)low_count * sizeof *scratch);
    long low = 0, high = low_count;
    for (long point = 0; point < count; point++) {
      const unsigned isLow = marks[point >> 4] >> (point & 15) & 1;
      const int32_t *from = isLow ? scratch + low : place + high;
      place[point] = *from;
      low += isLow;
      high += 1 - isLow;
    }
  }
}

#if defined(__x86_64__)
// The compiler finds no compression or expansion of vectors in a loop.
KERNEL_AVX512 static long split_avx512(int32_t *columns, long stride, long column_count, long count,
                                       long key, int32_t pivot, uint16_t *marks, int32_t *scratch) {
  const int32_t *values = columns + key * stride;
  const __m512i limit = _mm512_set1_epi32(pivot);
  const long whole = count & ~15L;
  const __mmask16 rest = (__mmask16)((1u << (count & 15)) - 1);
  for (long start = 0; start < whole; start += 16) {
    marks[start / 16] = _mm512_cmple_epi32_mask(_mm512_loadu_si512(values + start), limit);
  }
  if (rest) {
    marks[whole / 16] = _mm512_mask_cmple_epi32_mask(
        rest, _mm512_maskz_loadu_epi32(rest, values + whole), limit);
  }
  long low = 0;
  for (long column = 0; column < column_count; column++) {
    int32_t *place = columns + column * stride;
    long high = 0;
    low = 0;
    // A whole vector is written where fewer lanes are wanted: in place that only reaches what has
    // been read, and the scratch has room.
    for (long start = 0; start < whole; start += 16) {
      const __m512i lanes = _mm512_loadu_si512(place + start);
      const __mmask16 isLow = marks[start / 16];
      _mm512_storeu_si512(place + low, _mm512_maskz_compress_epi32(isLow, lanes));
      _mm512_storeu_si512(scratch + high, _mm512_maskz_compress_epi32((__mmask16)~isLow, lanes));
      const int taken = __builtin_popcount(isLow);
      low += taken;
      high += 16 - taken;
    }
    if (rest) {
      const __m512i lanes = _mm512_maskz_loadu_epi32(rest, place + whole);
      const __mmask16 isLow = marks[whole / 16];
      const __mmask16 isHigh = (__mmask16)(rest & ~isLow);
      const int taken = __builtin_popcount(isLow), left = __builtin_popcount(isHigh);
      _mm512_mask_storeu_epi32(place + low, (__mmask16)((1u << taken) - 1),
                               _mm512_maskz_compress_epi32(isLow, lanes));
      _mm512_storeu_si512(scratch + high, _mm512_maskz_compress_epi32(isHigh, lanes));
      low += taken;
      high += left;
    }
    memcpy(place + low, scratch, (size_t)high * sizeof *scratch);
  }
  return low;
}

KERNEL_AVX512 static void unsplit_avx512(int32_t *columns, long stride, long column_count,
                                         long count, long low_count, const uint16_t *marks,
                                         int32_t *scratch) {
  if (low_count == 0 || low_count == count) return;
  const long whole = count & ~15L;
  for (long column = 0; column < column_count; column++) {
    int32_t *place = columns + column * stride;
    memcpy(scratch, place, (size_t)low_count * sizeof *scratch);
    long low = 0, high = low_count, start = 0;
    for (; start < whole && high + 16 <= count; start += 16) {
      const __mmask16 isLow = marks[start / 16];
      const __m512i lows = _mm512_maskz_expand_epi32(isLow, _mm512_loadu_si512(scratch + low));
      const __m512i lanes = _mm512_mask_expand_epi32(lows, (__mmask16)~isLow,
                                                     _mm512_loadu_si512(place + high));
      _mm512_storeu_si512(place + start, lanes);
      const int taken = __builtin_popcount(isLow);
      low += taken;
      high += 16 - taken;
    }
    for (; start < count; start += 16) {
      const __mmask16 within =
          count - start < 16 ? (__mmask16)((1u << (count - start)) - 1) : (__mmask16)0xFFFF;
      const __mmask16 isLow = marks[start / 16];
      const __mmask16 isHigh = (__mmask16)(within & ~isLow);
      const int taken = __builtin_popcount(isLow), left = __builtin_popcount(isHigh);
      const __m512i lows = _mm512_maskz_expand_epi32(isLow, _mm512_loadu_si512(scratch + low));
      const __m512i lanes = _mm512_mask_expand_epi32(
          lows, isHigh,
          _mm512_maskz_loadu_epi32((__mmask16)((1u << left) - 1), place + high));
      _mm512_mask_storeu_epi32(place + start, within, lanes);
      low += taken;
      high += left;
    }
  }
}
#endif

long layers_split(int32_t *columns, long stride, long column_count, long count, long key,
                  int32_t pivot, uint16_t *marks, int32_t *scratch) {
#if defined(__x86_64__)
  if (kernel_level() == kernel_level_avx512) {
    return split_avx512(columns, stride, column_count, count, key, pivot, marks, scratch);
  }
#endif
  return split_body(columns, stride, column_count, count, key, pivot, marks, scratch);
}

void layers_unsplit(int32_t *columns, long stride, long column_count, long count, long low_count,
                    const uint16_t *marks, int32_t *scratch) {
#if defined(__x86_64__)
  if (kernel_level() == kernel_level_avx512) {
    return unsplit_avx512(columns, stride, column_count, count, low_count, marks, scratch);
  }
#endif
  unsplit_body(columns, stride, column_count, count, low_count, marks, scratch);
}

// MARK: Raising

/// Where only the order counts, a point is dominated by all before it.
KERNEL_BODY void raise_in_order(int32_t *upper, long upper_stride, long upper_count,
                                const int32_t *lower, long lower_stride, long lower_count,
                                int32_t increment) {
  long next = 0;
  int32_t greatest = 0;
  for (long point = 0; point < upper_count; point++) {
    const int32_t position = upper[upper_stride + point];
    for (; next < lower_count && lower[lower_stride + next] < position; next++) {
      if (lower[next] + increment > greatest) greatest = lower[next] + increment;
    }
    if (upper[point] < greatest) upper[point] = greatest;
  }
}

/// Raises the numbers of 16 points by lower ones before `sure`, which come before all of them, and
/// by those before `end`, which come before some.
KERNEL_BODY Lanes raised_by(Lanes numbers, const int32_t *upper, long upper_stride,
                            const int32_t *lower, long lower_stride, long sure, long end,
                            long depth, int32_t increment) {
  const Lanes positions = load(upper + upper_stride);
  const Lanes a = depth > 0 ? load(upper + 2 * upper_stride) : positions;
  const Lanes b = depth > 1 ? load(upper + 3 * upper_stride) : a;
  const Lanes c = depth > 2 ? load(upper + 4 * upper_stride) : a;
  const Lanes d = depth > 3 ? load(upper + 5 * upper_stride) : a;
  for (long point = 0; point < end; point++) {
    const int32_t *ranks = lower + 2 * lower_stride + point;
    Lanes isDominated = all(ranks[0]) <= a;
    if (depth > 1) isDominated &= all(ranks[lower_stride]) <= b;
    if (depth > 2) isDominated &= all(ranks[2 * lower_stride]) <= c;
    if (depth > 3) isDominated &= all(ranks[3 * lower_stride]) <= d;
    for (long rank = 4; rank < depth; rank++) {
      isDominated &= all(ranks[rank * lower_stride]) <= load(upper + (rank + 2) * upper_stride);
    }
    if (point >= sure) isDominated &= all(lower[lower_stride + point]) < positions;
    numbers = raised(numbers, isDominated, lower[point] + increment);
  }
  return numbers;
}

enum { greatest_padded_depth = 6 };

KERNEL_BODY void raise_at(int32_t *upper, long upper_stride, long upper_count, const int32_t *lower,
                          long lower_stride, long lower_count, long depth, int32_t increment) {
  long sure = 0, end = 0, start = 0;
  for (; start + lane_count <= upper_count; start += lane_count) {
    const int32_t *positions = upper + upper_stride + start;
    while (sure < lower_count && lower[lower_stride + sure] < positions[0]) sure++;
    if (end < sure) end = sure;
    while (end < lower_count && lower[lower_stride + end] < positions[lane_count - 1]) end++;
    store(upper + start, raised_by(load(upper + start), upper + start, upper_stride, lower,
                                   lower_stride, sure, end, depth, increment));
  }
  if (start < upper_count && depth <= greatest_padded_depth) {
    // The last ones, with points beside them that none dominates.
    int32_t padded[(greatest_padded_depth + 2) * lane_count];
    const long count = upper_count - start;
    for (long column = 0; column < depth + 2; column++) {
      for (long lane = 0; lane < lane_count; lane++) {
        padded[column * lane_count + lane] =
            lane < count ? upper[column * upper_stride + start + lane] : -1;
      }
    }
    while (sure < lower_count && lower[lower_stride + sure] < padded[lane_count]) sure++;
    if (end < sure) end = sure;
    while (end < lower_count && lower[lower_stride + end] < padded[lane_count + count - 1]) end++;
    store(padded, raised_by(load(padded), padded, lane_count, lower, lower_stride, sure, end, depth,
                            increment));
    memcpy(upper + start, padded, (size_t)count * sizeof *upper);
    return;
  }
  for (; start < upper_count; start++) {
    const int32_t position = upper[upper_stride + start];
    int32_t number = upper[start];
    for (long point = 0; point < lower_count && lower[lower_stride + point] < position; point++) {
      int isDominated = lower[point] + increment > number;
      for (long rank = 2; rank < depth + 2; rank++) {
        isDominated &= lower[rank * lower_stride + point] <= upper[rank * upper_stride + start];
      }
      if (isDominated) number = lower[point] + increment;
    }
    upper[start] = number;
  }
}

KERNEL_BODY void raise_body(int32_t *upper, long upper_stride, long upper_count,
                            const int32_t *lower, long lower_stride, long lower_count, long depth,
                            int32_t increment) {
  switch (depth) {
    case 0:
      raise_in_order(upper, upper_stride, upper_count, lower, lower_stride, lower_count, increment);
      break;
#define RAISE(depth)                                                                              \
  raise_at(upper, upper_stride, upper_count, lower, lower_stride, lower_count, depth, increment); \
  break
    case 1: RAISE(1);
    case 2: RAISE(2);
    case 3: RAISE(3);
    case 4: RAISE(4);
    default: RAISE(depth);
#undef RAISE
  }
}
KERNEL_LEVELS(void, layers_raise, raise_body,
              (int32_t *upper, long upper_stride, long upper_count, const int32_t *lower,
               long lower_stride, long lower_count, long depth, int32_t increment),
              (upper, upper_stride, upper_count, lower, lower_stride, lower_count, depth,
               increment))

KERNEL_BODY void raise_within_at(int32_t *columns, long stride, long count, long depth,
                                 int32_t increment) {
  for (long point = 0; point + 1 < count; point++) {
    // All before it have been here: its number is final.
    const int32_t number = columns[point] + increment;
    const int32_t *ranks = columns + 2 * stride + point;
    long start = point + 1;
    for (; start + lane_count <= count; start += lane_count) {
      const int32_t *others = columns + 2 * stride + start;
      Lanes isDominated = all(ranks[0]) <= load(others);
      for (long rank = 1; rank < depth; rank++) {
        isDominated &= all(ranks[rank * stride]) <= load(others + rank * stride);
      }
      store(columns + start, raised(load(columns + start), isDominated, number));
    }
    for (; start < count; start++) {
      int isDominated = columns[start] < number;
      for (long rank = 0; rank < depth; rank++) {
        isDominated &= ranks[rank * stride] <= columns[(rank + 2) * stride + start];
      }
      if (isDominated) columns[start] = number;
    }
  }
}

KERNEL_BODY void raise_within_body(int32_t *columns, long stride, long count, long depth,
                                   int32_t increment) {
  switch (depth) {
    case 0:
      for (long point = 1; point < count; point++) {
        const int32_t number = columns[point - 1] + increment;
        if (columns[point] < number) columns[point] = number;
      }
      break;
    case 1: raise_within_at(columns, stride, count, 1, increment); break;
    case 2: raise_within_at(columns, stride, count, 2, increment); break;
    case 3: raise_within_at(columns, stride, count, 3, increment); break;
    case 4: raise_within_at(columns, stride, count, 4, increment); break;
    default: raise_within_at(columns, stride, count, depth, increment);
  }
}
KERNEL_LEVELS(void, layers_raise_within, raise_within_body,
              (int32_t *columns, long stride, long count, long depth, int32_t increment),
              (columns, stride, count, depth, increment))
