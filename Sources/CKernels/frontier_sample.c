#include <stdint.h>
#include <string.h>

#include "include/frontier.h"

/// Runs looked ahead: memory answers some of them at once.
enum { runs_ahead = 8 };

/// Where a run starts: anywhere in its own stretch of the rows, by multiples of the golden ratio.
/// `stretch` is in 2³²ths of a run's length.
static inline long start_of(long run, uint64_t stretch, long run_length) {
  const uint64_t fraction = (uint64_t)run * UINT64_C(0x9E3779B97F4A7C15);
  const uint64_t inner = (uint64_t)((unsigned __int128)stretch * fraction >> 64);
  return (long)(((uint64_t)run * stretch + inner) >> 32) * run_length;
}

long frontier_sample(
    const FrontierColumns *columns, const uint32_t *rows, long count, long run_count,
    long run_length, double *values) {
  const long size = run_count * run_length;
  const uint64_t stretch = ((uint64_t)(count / run_length) << 32) / (uint64_t)run_count;
  long taken = 0;
  for (long run = 0; run < run_count; run++) {
    if (!rows && run + runs_ahead < run_count) {
      const long later = start_of(run + runs_ahead, stretch, run_length);
      for (long objective = 0; objective < columns->objectives; objective++) {
        __builtin_prefetch(columns->values[objective] + later);
        __builtin_prefetch(columns->values[objective] + later + run_length - 1);
      }
    }
    const long start = start_of(run, stretch, run_length);
    int is_missing = 0;
    for (long objective = 0; objective < columns->objectives; objective++) {
      const double *column = columns->values[objective];
      double *into = values + objective * size + taken;
      for (long place = 0; place < run_length; place++) {
        const double value = column[rows ? (long)rows[start + place] : start + place];
        is_missing |= value != value;
        into[place] = value;
      }
    }
    if (!is_missing) {
      taken += run_length;
      continue;
    }
    const long first = taken;
    for (long place = first; place < first + run_length; place++) {
      int is_left_out = 0;
      for (long objective = 0; objective < columns->objectives; objective++) {
        const double value = values[objective * size + place];
        is_left_out |= value != value;
      }
      if (is_left_out) continue;
      for (long objective = 0; objective < columns->objectives; objective++) {
        values[objective * size + taken] = values[objective * size + place];
      }
      taken++;
    }
  }
  return taken;
}
