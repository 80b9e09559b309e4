#include "include/scoring.h"

#include "scoring_lanes.h"

// What is sorted by is 30 bits, three digits of ten: with eleven the places written to outgrow the
// first-level cache and a pass takes 3.3 ms for 10⁶ entries instead of 1.4.
enum { digit_count = 3, digit_bits = 10, radix = 1 << digit_bits };
enum { sorted_bits = digit_count * digit_bits };

// An entry has its row in the lower half and what it is sorted by in the upper.
static const unsigned long row_mask = 0xFFFFFFFFul;

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
  return flow_key(flow->values[entry & row_mask], flow->isLessBetter);
}

/// As many are better as stand before the tie, as many worse as behind it.
KERNEL_BODY double tie_flow(const Flow *flow, long balance) {
  return flow->scale * (double)balance;
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

/// What is sorted by, `sorted_bits` bits of the key from `shift` on, above the row.
KERNEL_BODY unsigned long sorted_entry(const Flow *flow, unsigned long row, int shift) {
  const unsigned long bits = (entry_key(flow, row) - flow->least) >> shift;
  return (bits & ((1ul << sorted_bits) - 1)) << 32 | row;
}

/// The end of the run of equal upper halves.
KERNEL_BODY long run_end(const unsigned long *entries, long first, long count) {
  long end = first + 1;
  while (end < count && entries[end] >> 32 == entries[first] >> 32) end++;
  return end;
}

KERNEL_BODY int is_tie(const Flow *flow, const unsigned long *entries, long count) {
  const unsigned long key = entry_key(flow, entries[0]);
  long place = 1;
  while (place < count && entry_key(flow, entries[place]) == key) place++;
  return place == count;
}

/// Gives entries in order the upper half of their run, in which neighbours with different keys are
/// told apart by the bit that no digit has.
KERNEL_BODY void mark_ties(
    const Flow *flow, unsigned long *entries, long count, unsigned long upper) {
  unsigned long before = entry_key(flow, entries[0]);
  for (long place = 0; place < count; place++) {
    const unsigned long key = entry_key(flow, entries[place]);
    if (key != before) upper ^= 1ul << 31;
    before = key;
    entries[place] = upper << 32 | (entries[place] & row_mask);
  }
}

/// Puts the entries with equal upper bits in order of the whole keys.
KERNEL_BODY void sort_runs(
    const Flow *flow, unsigned long *entries, unsigned long *spare, long count, int shift) {
  for (long first = 0; first < count;) {
    const long end = run_end(entries, first, count), length = end - first;
    unsigned long *run = entries + first;
    const unsigned long upper = run[0] >> 32;
    if (length > 1 && !is_tie(flow, run, length)) {
      if (length < scoring_flow_radix_rows) {
        sort_run(flow, run, length);
      } else {
        // By the bits below, 34 at most: the lowest 30, then from those on.
        unsigned long *sorted = run, *other = spare + first;
        for (int low = 0; low < shift; low += sorted_bits) {
          for (long place = 0; place < length; place++) {
            sorted[place] = sorted_entry(flow, sorted[place] & row_mask, low);
          }
          unsigned long *result = radix_sort(sorted, other, length, flow->counts);
          if (result != sorted) other = sorted;
          sorted = result;
        }
        if (sorted != run) {
          for (long place = 0; place < length; place++) run[place] = sorted[place];
        }
      }
      mark_ties(flow, run, length, upper);
    }
    first = end;
  }
}

/// Adds the flows of entries in order. What a row gets is first put together with that of the rows
/// near it: writing to rows anywhere, one by one, takes longer than all of the sorting.
KERNEL_BODY void add_flows(
    const Flow *flow, const unsigned long *entries, unsigned long *bundled) {
  // No more bundles than a digit has values, of as many rows as stay in the first-level cache. They
  // are a cache line apart, lest all of them begin in the same set of the cache.
  enum { gap = scoring_flow_margin / radix };
  int bits = 12;
  while ((flow->count - 1) >> bits >= radix) bits++;
  const long bundleCount = ((flow->count - 1) >> bits) + 1, bundleRows = 1l << bits;
  // Every row is there once, so each bundle's place is known.
  unsigned int *ends = flow->counts;
  for (long bundle = 0; bundle < bundleCount; bundle++) ends[bundle] = 0;
  // The balance is above −2³² and below 2³², the place in a bundle below 2²².
  const unsigned long lowest = 1ul << 32, placeMask = (unsigned long)bundleRows - 1;
  for (long first = 0; first < flow->count;) {
    const long end = run_end(entries, first, flow->count);
    const unsigned long balance = (lowest + (unsigned long)(flow->count - end - first)) << 30;
    for (; first < end; first++) {
      const unsigned long row = entries[first] & row_mask, bundle = row >> bits;
      bundled[(bundle << bits) + bundle * gap + ends[bundle]++] = balance | (row & placeMask);
    }
  }
  for (long bundle = 0; bundle < bundleCount; bundle++) {
    const unsigned long *own = bundled + bundle * (bundleRows + gap);
    double *flows = flow->flows + bundle * bundleRows;
    const long left = flow->count - bundle * bundleRows;
    const long rows = left < bundleRows ? left : bundleRows;
    for (long place = 0; place < rows; place++) {
      flows[own[place] & placeMask] += tie_flow(flow, (long)(own[place] >> 30) - (long)lowest);
    }
  }
}

/// Adds the flows of few rows, sorted by comparisons.
KERNEL_BODY void add_few_flows(const Flow *flow, unsigned long *entries) {
  const long count = flow->count;
  for (long row = 0; row < count; row++) entries[row] = (unsigned long)row;
  sort_run(flow, entries, count);
  for (long first = 0; first < count;) {
    const unsigned long key = entry_key(flow, entries[first]);
    long end = first + 1;
    while (end < count && entry_key(flow, entries[end]) == key) end++;
    const double net = tie_flow(flow, count - end - first);
    for (; first < end; first++) flow->flows[entries[first]] += net;
  }
}

KERNEL_BODY void flows_body(
    const double *values, long count, int isLessBetter, double scale, unsigned long *entries,
    unsigned long *spare, unsigned int *counts, double *flows) {
  unsigned long least = ~0ul, greatest = 0, differing = 0;
  const unsigned long any = count > 0 ? flow_key(values[0], isLessBetter) : 0;
  for (long row = 0; row < count; row++) {
    const unsigned long key = flow_key(values[row], isLessBetter);
    least = key < least ? key : least;
    greatest = key > greatest ? key : greatest;
    differing |= key ^ any;
  }
  if (least >= greatest) return;
  const Flow flow = {values, flows, scale, count, isLessBetter, least, counts};
  if (count < scoring_flow_radix_rows) {
    add_few_flows(&flow, entries);
    return;
  }
  // The upper bits of those that tell keys apart. The lowest bit in which a key differs from any one
  // is the lowest of their differences: few distinct values, such as integers, differ in few bits.
  int shift = 64 - __builtin_clzl(greatest - least) - sorted_bits;
  const int isExact = shift <= __builtin_ctzl(differing);
  if (isExact) shift = __builtin_ctzl(differing);
  for (long row = 0; row < count; row++) {
    entries[row] = sorted_entry(&flow, (unsigned long)row, shift);
  }
  unsigned long *sorted = radix_sort(entries, spare, count, counts);
  unsigned long *other = sorted == entries ? spare : entries;
  if (!isExact) sort_runs(&flow, sorted, other, count, shift);
  add_flows(&flow, sorted, other);
}
KERNEL_LEVELS(
    void, scoring_add_flows, flows_body,
    (const double *values, long count, int isLessBetter, double scale, unsigned long *entries,
     unsigned long *spare, unsigned int *counts, double *flows),
    (values, count, isLessBetter, scale, entries, spare, counts, flows))
