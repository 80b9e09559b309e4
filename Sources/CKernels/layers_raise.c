#include "include/layers_raise.h"

#include <string.h>

#include "layers_lanes.h"
#include "levels.h"

/// Numbers are 0 or more, so that 0 stands for "not dominated".
KERNEL_BODY Lanes raised(Lanes numbers, Lanes isDominated, int32_t number) {
  return __builtin_elementwise_max(numbers, isDominated & all(number));
}

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
