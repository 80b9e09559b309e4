#ifndef CKERNELS_SORT_H
#define CKERNELS_SORT_H

#include <stdint.h>

/// Sorting of rows by a column of doubles.
///
/// An entry is a row's number in its lower half and, afterwards, a rank in its upper half. Values
/// are ordered as numbers, the greatest first where `greater_is_better`; −0.0 equals 0, and NaN
/// equals itself and comes last either way.

/// The integer that stands for a value in that order.
static inline uint64_t sort_key(double value, int greater_is_better) {
  const uint64_t sign = UINT64_C(1) << 63;
  // Adding 0 makes 0 of −0.0.
  const double oriented = (greater_is_better ? -value : value) + 0.0;
  uint64_t bits;
  __builtin_memcpy(&bits, &oriented, sizeof bits);
  bits = bits & sign ? ~bits : bits | sign;
  return value != value ? UINT64_MAX : bits;
}

/// Sorts entries by the values of their rows, equal ones in the order they had, and gives each the
/// rank of its value among the distinct ones, from 0. Returns how many are distinct.
///
/// With `rows`, an entry's number is a place in it. With `is_new` the entries are filled first,
/// with the numbers 0 ..< count. `spare` has room for as many entries. At most 2³¹ − 1 of them.
long sort_by_value(const double *values, const int32_t *rows, int greater_is_better, int is_new,
                   long count, uint64_t *entries, uint64_t *spare);

#endif
