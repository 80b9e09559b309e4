#include <string.h>

#include "frontier_key.h"
#include "include/frontier.h"

enum { most_digit_bits = 11, most_digits = 3 };

int64_t frontier_key(double value, uint64_t flip) { return frontier_key_of(value, flip); }

void frontier_keys(
    const double *values, uint64_t flip, const uint32_t *rows, long count, int64_t *keys) {
  for (long index = 0; index < count; index++) {
    keys[index] = frontier_key_of(values[rows ? (long)rows[index] : index], flip);
  }
}

static int is_after(const int64_t *keys, uint64_t entry, uint64_t other) {
  return keys[(uint32_t)entry] > keys[(uint32_t)other];
}

/// Sorts entries by their whole keys, equal ones staying in order.
static void merge_sort(const int64_t *keys, uint64_t *entries, long count, uint64_t *spare) {
  if (count <= 12) {
    for (long index = 1; index < count; index++) {
      uint64_t held = entries[index];
      long place = index;
      while (place > 0 && is_after(keys, entries[place - 1], held)) {
        entries[place] = entries[place - 1];
        place--;
      }
      entries[place] = held;
    }
    return;
  }
  long half = count / 2;
  merge_sort(keys, entries, half, spare);
  merge_sort(keys, entries + half, count - half, spare);
  memcpy(spare, entries, (size_t)half * sizeof *spare);
  long left = 0;
  long right = half;
  long place = 0;
  while (left < half && right < count) {
    entries[place++] =
        is_after(keys, spare[left], entries[right]) ? entries[right++] : spare[left++];
  }
  memcpy(entries + place, spare + left, (size_t)(half - left) * sizeof *spare);
}

static int is_sorted(const int64_t *keys, const uint32_t *positions, long count) {
  for (long index = 1; index < count; index++) {
    if (keys[positions[index - 1]] > keys[positions[index]]) return 0;
  }
  return 1;
}

void frontier_sort(
    const int64_t *keys, long count, uint64_t *entries, uint64_t *spare, uint32_t *positions) {
  if (count == 0) return;
  int64_t least = keys[0];
  int64_t greatest = keys[0];
  for (long index = 1; index < count; index++) {
    least = keys[index] < least ? keys[index] : least;
    greatest = keys[index] > greatest ? keys[index] : greatest;
  }
  if (is_sorted(keys, positions, count)) return;
  uint64_t range = (uint64_t)greatest - (uint64_t)least;
  int length = range ? 64 - __builtin_clzll(range) : 0;
  // Few points rarely tie in few leading bits, and each digit less is a pass less.
  int digit_bits = count < 4096 ? 8 : most_digit_bits;
  int digits = count < 1024 ? 2 : 3;
  int used = digits * digit_bits < 32 ? digits * digit_bits : 32;
  int shift = length > used ? length - used : 0;
  uint32_t offsets[most_digits << most_digit_bits];
  uint32_t mask = (1u << digit_bits) - 1;
  memset(offsets, 0, sizeof *offsets * (size_t)digits << digit_bits);
  for (long index = 0; index < count; index++) {
    uint32_t position = positions[index];
    uint64_t prefix = ((uint64_t)keys[position] - (uint64_t)least) >> shift;
    entries[index] = prefix << 32 | position;
    for (int digit = 0; digit < digits; digit++) {
      offsets[((uint32_t)digit << digit_bits) + (prefix >> digit * digit_bits & mask)]++;
    }
  }
  for (int digit = 0; digit < digits; digit++) {
    uint32_t *places = offsets + ((uint32_t)digit << digit_bits);
    int from = 32 + digit * digit_bits;
    // A digit that all have in common orders nothing.
    if (places[entries[0] >> from & mask] == count) continue;
    uint32_t sum = 0;
    for (uint32_t value = 0; value <= mask; value++) {
      uint32_t held = places[value];
      places[value] = sum;
      sum += held;
    }
    for (long index = 0; index < count; index++) {
      spare[places[entries[index] >> from & mask]++] = entries[index];
    }
    uint64_t *swapped = entries;
    entries = spare;
    spare = swapped;
  }
  if (shift > 0) {
    // Where the leading bits tie, the others decide.
    long start = 0;
    for (long index = 1; index <= count; index++) {
      if (index < count && entries[index] >> 32 == entries[start] >> 32) continue;
      if (index - start > 1) {
        int in_order = 1;
        for (long place = start + 1; place < index && in_order; place++) {
          in_order = keys[(uint32_t)entries[place - 1]] <= keys[(uint32_t)entries[place]];
        }
        if (!in_order) merge_sort(keys, entries + start, index - start, spare);
      }
      start = index;
    }
  }
  for (long index = 0; index < count; index++) positions[index] = (uint32_t)entries[index];
}
