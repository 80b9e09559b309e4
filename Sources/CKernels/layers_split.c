#include "include/layers_split.h"

#include <string.h>

#include "layers_lanes.h"
#include "levels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

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
