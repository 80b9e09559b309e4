#include "include/scoring.h"

#include "scoring_lanes.h"

// What is sorted by is 30 bits, three digits of ten: with eleven the places written to outgrow the
// first-level cache and a pass takes 3.3 ms for 10⁶ entries instead of 1.4.
enum { digit_count = 3, digit_bits = 10, radix = 1 << digit_bits };
enum { sorted_bits = digit_count * digit_bits };

/// An integer that is less the better the value; the greatest for NaN.
KERNEL_BODY unsigned long flow_key(double value, int isLessBetter) {
  // Adding 0 makes 0 of −0.0.
  double oriented = (isLessBetter ? value : -value) + 0.0;
  unsigned long bits;
  __builtin_memcpy(&bits, &oriented, sizeof bits);
  // Negative numbers have all bits turned, the others the sign.
  unsigned long key = bits ^ ((unsigned long)((long)bits >> 63) | 0x8000000000000000ul);
  return value == value ? key : ~0ul;
}

typedef struct Flow {
  const double *values;
  double *flows;
  double scale;
  long count;
  int isLessBetter;
  /// What keys are counted from.
  unsigned long least;
  unsigned int *counts;
} Flow;

KERNEL_BODY unsigned long entry_key(const Flow *flow, unsigned long entry) {
  return flow_key(flow->values[entry & 0xFFFFFFFFul], flow->isLessBetter);
}

/// As many are better as stand before the tie, as many worse as behind it.
KERNEL_BODY void add_tie(const Flow *flow, const unsigned long *entries, long first, long end) {
  double net = flow->scale * ((double)(flow->count - end) - (double)first);
  for (long place = 0; place < end - first; place++) {
    flow->flows[entries[place] & 0xFFFFFFFFul] += net;
  }
}

KERNEL_BODY void sift(const Flow *flow, unsigned long *entries, long root, long count) {
  const unsigned long moved = entries[root];
  const unsigned long key = entry_key(flow, moved);
  for (long child = 2 * root + 1; child < count; child = 2 * root + 1) {
    if (child + 1 < count &&
        entry_key(flow, entries[child]) < entry_key(flow, entries[child + 1])) {
      child++;
    }
    if (entry_key(flow, entries[child]) <= key) break;
    entries[root] = entries[child];
    root = child;
  }
  entries[root] = moved;
}

/// Puts a short run of entries in order of the whole keys: by insertion, or in a heap (Williams 1964).
KERNEL_BODY void sort_run(const Flow *flow, unsigned long *entries, long count) {
  if (count <= 16) {
    for (long place = 1; place < count; place++) {
      const unsigned long moved = entries[place];
      const unsigned long key = entry_key(flow, moved);
      long slot = place;
      for (; slot > 0 && entry_key(flow, entries[slot - 1]) > key; slot--) {
        entries[slot] = entries[slot - 1];
      }
      entries[slot] = moved;
    }
    return;
  }
  for (long root = count / 2; root-- > 0;) sift(flow, entries, root, count);
  for (long last = count - 1; last > 0; last--) {
    const unsigned long greatest = entries[0];
    entries[0] = entries[last];
    entries[last] = greatest;
    sift(flow, entries, 0, last);
  }
}

/// Sorts by the upper halves, least significant digit first; a digit that is the same in all entries
/// is passed over. The sorted entries are in the one or the other.
KERNEL_BODY unsigned long *radix_sort(
    unsigned long *entries, unsigned long *spare, long count, unsigned int *counts) {
  for (int at = 0; at < digit_count * radix; at++) counts[at] = 0;
  for (long place = 0; place < count; place++) {
    const unsigned long upper = entries[place] >> 32;
    for (int digit = 0; digit < digit_count; digit++) {
      counts[digit * radix + ((upper >> (digit * digit_bits)) & (radix - 1))]++;
    }
  }
  for (int digit = 0; digit < digit_count; digit++) {
    unsigned int *own = counts + digit * radix;
    const int shift = 32 + digit * digit_bits;
    if (own[(entries[0] >> shift) & (radix - 1)] == count) continue;
    unsigned int sum = 0;
    for (int value = 0; value < radix; value++) {
      unsigned int next = sum + own[value];
      own[value] = sum;
      sum = next;
    }
    for (long place = 0; place < count; place++) {
      const unsigned long entry = entries[place];
      spare[own[(entry >> shift) & (radix - 1)]++] = entry;
    }
    unsigned long *sorted = spare;
    spare = entries;
    entries = sorted;
  }
  return entries;
}

/// Sorts by `sorted_bits` bits of the keys from `shift` on; entries that are equal in them stay in
/// their order.
KERNEL_BODY unsigned long *sort_by_bits(
    const Flow *flow, unsigned long *entries, unsigned long *spare, long count, int shift) {
  const unsigned long mask = (1ul << sorted_bits) - 1;
  for (long place = 0; place < count; place++) {
    const unsigned long row = entries[place] & 0xFFFFFFFFul;
    const unsigned long bits = (entry_key(flow, row) - flow->least) >> shift;
    entries[place] = (bits & mask) << 32 | row;
  }
  return radix_sort(entries, spare, count, flow->counts);
}

/// Adds the ties of entries in the order of their keys, whose ranks begin at `first`.
KERNEL_BODY void add_ties(const Flow *flow, const unsigned long *entries, long first, long count) {
  for (long start = 0; start < count;) {
    const unsigned long key = entry_key(flow, entries[start]);
    long stop = start + 1;
    while (stop < count && entry_key(flow, entries[stop]) == key) stop++;
    add_tie(flow, entries + start, first + start, first + stop);
    start = stop;
  }
}

KERNEL_BODY int is_tie(const Flow *flow, const unsigned long *entries, long count) {
  const unsigned long key = entry_key(flow, entries[0]);
  long place = 1;
  while (place < count && entry_key(flow, entries[place]) == key) place++;
  return place == count;
}

/// The end of the run of equal upper halves.
KERNEL_BODY long run_end(const unsigned long *entries, long first, long count) {
  long end = first + 1;
  while (end < count && entries[end] >> 32 == entries[first] >> 32) end++;
  return end;
}

KERNEL_BODY void flows_body(
    const double *values, long count, int isLessBetter, double scale, unsigned long *entries,
    unsigned long *spare, unsigned int *counts, double *flows) {
  unsigned long least = ~0ul, greatest = 0, differing = 0;
  for (long row = 0; row < count; row++) {
    const unsigned long key = flow_key(values[row], isLessBetter);
    least = key < least ? key : least;
    greatest = key > greatest ? key : greatest;
  }
  if (least >= greatest) return;
  const Flow flow = {values, flows, scale, count, isLessBetter, least, counts};
  for (long row = 0; row < count; row++) {
    differing |= flow_key(values[row], isLessBetter) - least;
    entries[row] = (unsigned long)row;
  }
  if (count < scoring_flow_radix_rows) {
    sort_run(&flow, entries, count);
    add_ties(&flow, entries, 0, count);
    return;
  }
  // The upper bits of those that tell keys apart; few distinct values, such as integers, differ in no
  // other ones.
  int shift = 64 - __builtin_clzl(greatest - least) - sorted_bits;
  const int isExact = shift <= __builtin_ctzl(differing);
  if (isExact) shift = __builtin_ctzl(differing);
  unsigned long *sorted = sort_by_bits(&flow, entries, spare, count, shift);
  unsigned long *other = sorted == entries ? spare : entries;
  for (long first = 0; first < count;) {
    const long end = run_end(sorted, first, count);
    unsigned long *run = sorted + first;
    if (end == first + 1 || isExact || is_tie(&flow, run, end - first)) {
      add_tie(&flow, run, first, end);
    } else {
      if (end - first < scoring_flow_radix_rows) {
        sort_run(&flow, run, end - first);
      } else {
        // By the bits below, 34 at most: the lowest 30, then from those on.
        unsigned long *low = sort_by_bits(&flow, run, other + first, end - first, 0);
        unsigned long *rest = low == run ? other + first : run;
        run = shift <= sorted_bits
                  ? low
                  : sort_by_bits(&flow, low, rest, end - first, sorted_bits);
      }
      add_ties(&flow, run, first, end - first);
    }
    first = end;
  }
}
KERNEL_LEVELS(
    void, scoring_add_flows, flows_body,
    (const double *values, long count, int isLessBetter, double scale, unsigned long *entries,
     unsigned long *spare, unsigned int *counts, double *flows),
    (values, count, isLessBetter, scale, entries, spare, counts, flows))
