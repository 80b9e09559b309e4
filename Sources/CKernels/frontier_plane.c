#include "include/frontier.h"
#include "include/sort.h"

enum { prefetch_distance = 32 };

/// The key of an entry's second value, the values of later entries being fetched ahead.
static inline uint64_t second_key(
    const double *second, int greater_is_better, const uint32_t *rows, long count,
    const uint64_t *entries, long place) {
  if (place + prefetch_distance < count) {
    __builtin_prefetch(second + rows[(uint32_t)entries[place + prefetch_distance]]);
  }
  return sort_key(second[rows[(uint32_t)entries[place]]], greater_is_better);
}

long frontier_plane(
    const FrontierColumns *columns, const uint32_t *rows, long count, uint64_t *entries,
    uint64_t *spare, uint32_t *best) {
  const double *second = columns->values[1];
  const int greater_is_better = columns->flips[1] != 0;
  sort_by_value(
      columns->values[0], (const int32_t *)rows, columns->flips[0] != 0, 1, count, entries,
      spare);
  uint8_t *is_best = (uint8_t *)spare;
  for (long place = 0; place < count; place++) is_best[place] = 0;
  uint64_t least = UINT64_MAX;
  int is_first = 1;
  for (long start = 0; start < count;) {
    const uint64_t rank = entries[start] >> 32;
    uint64_t least_here = second_key(second, greater_is_better, rows, count, entries, start);
    long end = start + 1;
    for (; end < count && entries[end] >> 32 == rank; end++) {
      const uint64_t key = second_key(second, greater_is_better, rows, count, entries, end);
      least_here = key < least_here ? key : least_here;
    }
    if (is_first || least_here < least) {
      least = least_here;
      is_first = 0;
      for (long place = start; place < end; place++) {
        is_best[(uint32_t)entries[place]] =
            end == start + 1 ||
            second_key(second, greater_is_better, rows, count, entries, place) == least;
      }
    }
    start = end;
  }
  long best_count = 0;
  for (long place = 0; place < count; place++) {
    best[best_count] = rows[place];
    best_count += is_best[place];
  }
  return best_count;
}
