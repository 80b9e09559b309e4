#include <string.h>

#include "frontier_key.h"
#include "frontier_levels.h"
#include "include/frontier.h"

/// The keys of a group's points in one objective.
typedef int64_t Keys __attribute__((vector_size(64), aligned(8)));
typedef int64_t Marks __attribute__((vector_size(64)));
typedef _Bool Bits __attribute__((ext_vector_type(8)));

enum { few_group_size = 8 };

KERNEL_BODY uint32_t bits_of(Marks marks) {
  Bits bits = __builtin_convertvector(marks, Bits);
  uint8_t byte;
  memcpy(&byte, &bits, 1);
  return byte;
}

/// Whether a point comes before another in lexicographic order.
static int is_before(
    const int64_t *keys, long objectives, long count, uint32_t point, uint32_t other) {
  for (long objective = 0; objective < objectives; objective++) {
    const int64_t key = keys[objective * count + point];
    const int64_t other_key = keys[objective * count + other];
    if (key != other_key) return key < other_key;
  }
  return 0;
}

/// What dominates a point has no greater a sum of shortened keys; where sums tie, it comes before
/// the point in lexicographic order.
static void put_in_order(
    const int64_t *keys, long objectives, long count, int64_t *sums, uint64_t *entries,
    uint64_t *spare, uint32_t *order) {
  // The sum of so many shortened keys is within 64 bits.
  const int shift = 64 - __builtin_clzll((uint64_t)objectives);
  for (long point = 0; point < count; point++) {
    int64_t sum = 0;
    for (long objective = 0; objective < objectives; objective++) {
      sum += keys[objective * count + point] >> shift;
    }
    sums[point] = sum;
    order[point] = (uint32_t)point;
  }
  frontier_sort(sums, count, entries, spare, order);
  for (long next = 1; next < count; next++) {
    const uint32_t point = order[next];
    long place = next;
    while (place > 0 && sums[order[place - 1]] == sums[point] &&
           is_before(keys, objectives, count, point, order[place - 1])) {
      order[place] = order[place - 1];
      place--;
    }
    order[place] = point;
  }
}

KERNEL_BODY long few_objectives(
    const int64_t *keys, long count, const uint32_t *order, int64_t *window, uint8_t *is_best,
    long objectives) {
  long window_count = 0;
  for (long index = 0; index < count; index++) {
    const long point = order[index];
    int is_dominated = 0;
    int is_equal = 0;
    for (long start = 0; start < window_count && !is_dominated && !is_equal;
         start += few_group_size) {
      const int64_t *group = window + start * objectives;
      Marks marks = *(const Keys *)group <= (Keys)(keys[point] - (Keys){0});
      for (long objective = 1; objective < objectives; objective++) {
        marks &= *(const Keys *)(group + objective * few_group_size) <=
                 (Keys)(keys[objective * count + point] - (Keys){0});
      }
      uint32_t bits = bits_of(marks);
      // The places at the end that hold nothing.
      if (window_count - start < few_group_size) bits &= (1u << (window_count - start)) - 1;
      if (bits == 0) continue;
      const long lane = __builtin_ctz(bits);
      is_equal = 1;
      for (long objective = 0; objective < objectives; objective++) {
        is_equal &=
            group[objective * few_group_size + lane] == keys[objective * count + point];
      }
      is_dominated = !is_equal;
    }
    is_best[point] = (uint8_t)!is_dominated;
    if (is_dominated || is_equal) continue;
    const long lane = window_count % few_group_size;
    int64_t *group = window + (window_count - lane) * objectives;
    for (long objective = 0; objective < objectives; objective++) {
      group[objective * few_group_size + lane] = keys[objective * count + point];
    }
    window_count++;
  }
  return window_count;
}

KERNEL_BODY long few_body(
    const int64_t *keys, long objectives, long count, const uint32_t *order, int64_t *window,
    uint8_t *is_best) {
#define FEW(objectives) few_objectives(keys, count, order, window, is_best, objectives)
  switch (objectives) {
    case 2: return FEW(2);
    case 3: return FEW(3);
    case 4: return FEW(4);
    case 5: return FEW(5);
    default: return FEW(objectives);
  }
#undef FEW
}

static long few_in_order(
    const int64_t *keys, long objectives, long count, const uint32_t *order, int64_t *window,
    uint8_t *is_best);
KERNEL_LEVELS(
    long, few_in_order, few_body,
    (const int64_t *keys, long objectives, long count, const uint32_t *order, int64_t *window,
     uint8_t *is_best),
    (keys, objectives, count, order, window, is_best))

long frontier_few_scratch(long objectives, long count) {
  const long groups = (count + few_group_size - 1) / few_group_size;
  return count * (objectives + 5) + groups * few_group_size * objectives;
}

long frontier_few(
    const FrontierColumns *columns, const uint32_t *rows, long count, int64_t *scratch,
    uint32_t *best) {
  const long objectives = columns->objectives;
  int64_t *keys = scratch;
  int64_t *sums = keys + objectives * count;
  uint64_t *entries = (uint64_t *)(sums + count);
  uint64_t *spare = entries + count;
  int64_t *window = sums + 3 * count;
  const long groups = (count + few_group_size - 1) / few_group_size;
  uint32_t *order = (uint32_t *)(window + groups * few_group_size * objectives);
  uint8_t *is_best = (uint8_t *)(order + count);
  // Places of a group that hold nothing are compared, and what they say left out.
  memset(window, 0, (size_t)(groups * few_group_size * objectives) * sizeof *window);
  for (long objective = 0; objective < objectives; objective++) {
    frontier_keys(
        columns->values[objective], columns->flips[objective], rows, count,
        keys + objective * count);
  }
  put_in_order(keys, objectives, count, sums, entries, spare, order);
  few_in_order(keys, objectives, count, order, window, is_best);
  long best_count = 0;
  for (long point = 0; point < count; point++) {
    if (is_best[point]) best[best_count++] = rows[point];
  }
  return best_count;
}
