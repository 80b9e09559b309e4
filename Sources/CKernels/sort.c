#include "include/sort.h"

#include <string.h>

#include "levels.h"

/// Fewer are sorted by insertion.
enum { insertion_count = 32 };
enum { greatest_digit_bits = 11, greatest_pass_count = 4 };

typedef struct Survey {
  uint64_t least, greatest;
  /// The bits in which any key differs from the first.
  uint64_t differing;
} Survey;

KERNEL_BODY uint64_t key_of(const double *values, const int32_t *rows, int greater_is_better,
                            long number) {
  return sort_key(values[rows ? rows[number] : number], greater_is_better);
}

KERNEL_BODY void survey_column_body(const double *values, long count, int greater_is_better,
                                    Survey *survey) {
  const uint64_t first = sort_key(values[0], greater_is_better);
  uint64_t least = first, greatest = first, differing = 0;
  for (long place = 0; place < count; place++) {
    const uint64_t key = sort_key(values[place], greater_is_better);
    least = key < least ? key : least;
    greatest = key > greatest ? key : greatest;
    differing |= key ^ first;
  }
  *survey = (Survey){least, greatest, differing};
}
static void survey_column(const double *values, long count, int greater_is_better, Survey *survey);
KERNEL_LEVELS(void, survey_column, survey_column_body,
              (const double *values, long count, int greater_is_better, Survey *survey),
              (values, count, greater_is_better, survey))

static Survey survey_entries(const double *values, const int32_t *rows, int greater_is_better,
                             long count, const uint64_t *entries) {
  const uint64_t first = key_of(values, rows, greater_is_better, (uint32_t)entries[0]);
  Survey survey = {first, first, 0};
  for (long place = 1; place < count; place++) {
    const uint64_t key = key_of(values, rows, greater_is_better, (uint32_t)entries[place]);
    survey.least = key < survey.least ? key : survey.least;
    survey.greatest = key > survey.greatest ? key : survey.greatest;
    survey.differing |= key ^ first;
  }
  return survey;
}

/// Sorts a few entries and ranks them from `rank`; returns the rank after the last.
static long sort_by_insertion(const double *values, const int32_t *rows, int greater_is_better,
                              long count, uint64_t *entries, long rank) {
  uint64_t keys[insertion_count];
  for (long next = 0; next < count; next++) {
    const uint64_t entry = entries[next];
    const uint64_t key = key_of(values, rows, greater_is_better, (uint32_t)entry);
    long place = next;
    for (; place > 0 && keys[place - 1] > key; place--) {
      keys[place] = keys[place - 1];
      entries[place] = entries[place - 1];
    }
    keys[place] = key;
    entries[place] = entry;
  }
  for (long place = 0; place < count; place++) {
    if (place > 0 && keys[place] != keys[place - 1]) rank++;
    entries[place] = (uint64_t)rank << 32 | (uint32_t)entries[place];
  }
  return rank + 1;
}

/// Sorts by the upper halves, digit by digit from the least; returns where the result is.
static uint64_t *sort_by_digits(uint64_t *from, uint64_t *to, long count, long pass_count,
                                long digit_bits,
                                uint32_t counts[][1 << greatest_digit_bits]) {
  const uint64_t digit_mask = (UINT64_C(1) << digit_bits) - 1;
  for (long pass = 0; pass < pass_count; pass++) {
    uint32_t *places = counts[pass];
    const long shift = 32 + pass * digit_bits;
    if (places[from[0] >> shift & digit_mask] == (uint32_t)count) continue;
    uint32_t sum = 0;
    for (uint64_t digit = 0; digit <= digit_mask; digit++) {
      const uint32_t next = sum + places[digit];
      places[digit] = sum;
      sum = next;
    }
    for (long place = 0; place < count; place++) {
      const uint64_t entry = from[place];
      to[places[entry >> shift & digit_mask]++] = entry;
    }
    uint64_t *const sorted = to;
    to = from;
    from = sorted;
  }
  return from;
}

long sort_by_value(const double *values, const int32_t *rows, int greater_is_better, int is_new,
                   long count, uint64_t *entries, uint64_t *spare) {
  if (count <= 0) return 0;
  if (count <= insertion_count) {
    if (is_new) {
      for (long place = 0; place < count; place++) entries[place] = (uint64_t)place;
    }
    return sort_by_insertion(values, rows, greater_is_better, count, entries, 0);
  }
  Survey survey;
  if (is_new && !rows) {
    survey_column(values, count, greater_is_better, &survey);
  } else {
    if (is_new) {
      for (long place = 0; place < count; place++) entries[place] = (uint64_t)place;
    }
    survey = survey_entries(values, rows, greater_is_better, count, entries);
  }
  // What the keys have in common below and above says nothing. Of the rest the upper 32 bits are
  // sorted by; the few entries that they leave equal are sorted again.
  const int is_one_value = survey.differing == 0;
  const int common = is_one_value ? 0 : __builtin_ctzll(survey.differing);
  const uint64_t range = (survey.greatest - survey.least) >> common;
  const long bits = is_one_value ? 1 : 64 - __builtin_clzll(range);
  const int is_exact = bits <= 32;
  const long shift = is_exact ? common : common + bits - 32;
  const long prefix_bits = is_exact ? bits : 32;
  const long digit_limit = count < 2048 ? 8 : greatest_digit_bits;
  const long pass_count = (prefix_bits + digit_limit - 1) / digit_limit;
  const long digit_bits = (prefix_bits + pass_count - 1) / pass_count;
  const uint32_t digit_mask = (UINT32_C(1) << digit_bits) - 1;

  uint32_t counts[greatest_pass_count][1 << greatest_digit_bits];
  for (long pass = 0; pass < pass_count; pass++) {
    memset(counts[pass], 0, sizeof(uint32_t) << digit_bits);
  }
  uint64_t *const filled = pass_count & 1 ? spare : entries;
#define FILL(number_of_place, key_of_number)                                       \
  for (long place = 0; place < count; place++) {                                   \
    const uint32_t number = (uint32_t)(number_of_place);                           \
    const uint32_t prefix = (uint32_t)(((key_of_number) - survey.least) >> shift); \
    filled[place] = (uint64_t)prefix << 32 | number;                               \
    for (long pass = 0; pass < pass_count; pass++) {                               \
      counts[pass][prefix >> (pass * digit_bits) & digit_mask]++;                  \
    }                                                                              \
  }
  if (is_new && !rows) {
    FILL(place, sort_key(values[place], greater_is_better))
  } else {
    FILL(entries[place], key_of(values, rows, greater_is_better, number))
  }
#undef FILL
  uint64_t *const sorted =
      sort_by_digits(filled, filled == entries ? spare : entries, count, pass_count, digit_bits,
                     counts);
  if (sorted != entries) memcpy(entries, sorted, (size_t)count * sizeof *entries);

  uint64_t rank = 0;
  if (is_exact) {
    uint32_t last = (uint32_t)(entries[0] >> 32);
    for (long place = 0; place < count; place++) {
      const uint32_t prefix = (uint32_t)(entries[place] >> 32);
      rank += prefix != last;
      last = prefix;
      entries[place] = rank << 32 | (uint32_t)entries[place];
    }
    return (long)rank + 1;
  }
  for (long start = 0; start < count;) {
    const uint32_t prefix = (uint32_t)(entries[start] >> 32);
    long end = start + 1;
    while (end < count && (uint32_t)(entries[end] >> 32) == prefix) end++;
    if (end - start == 1) {
      entries[start] = rank++ << 32 | (uint32_t)entries[start];
    } else if (end - start <= insertion_count) {
      rank = (uint64_t)sort_by_insertion(values, rows, greater_is_better, end - start,
                                         entries + start, (long)rank);
    } else {
      // Equal in 32 bits, their keys differ in at most 32 others: this goes no deeper.
      const long distinct = sort_by_value(values, rows, greater_is_better, 0, end - start,
                                          entries + start, spare + start);
      for (long place = start; place < end; place++) entries[place] += rank << 32;
      rank += (uint64_t)distinct;
    }
    start = end;
  }
  return (long)rank;
}
