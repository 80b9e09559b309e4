#include <string.h>

#include "frontier_levels.h"
#include "include/frontier.h"

/// Rows are looked at eight at a time: a vector of 512 bits, or several lesser ones.
typedef double Doubles __attribute__((vector_size(64), aligned(8)));
typedef int64_t Integers __attribute__((vector_size(64), aligned(8)));
typedef int64_t Marks __attribute__((vector_size(64)));
typedef int32_t Words __attribute__((vector_size(32)));
typedef uint16_t Halves __attribute__((vector_size(16)));
typedef _Bool Bits __attribute__((ext_vector_type(8)));

/// The marks of eight rows as eight bits.
KERNEL_BODY uint32_t bits_of(Marks marks) {
  Bits bits = __builtin_convertvector(marks, Bits);
  uint8_t byte;
  memcpy(&byte, &bits, 1);
  return byte;
}

/// Which of eight rows no pivot drops.
KERNEL_BODY uint32_t kept_of(
    const Doubles *values, long objectives, const double *pivots, long pivot_count) {
  uint32_t dropped = 0;
  for (long pivot = 0; pivot < pivot_count; pivot++) {
    const double *bound = pivots + pivot * objectives;
    Marks marks = values[0] >= (Doubles)(bound[0] - (Doubles){0});
    for (long objective = 1; objective < objectives; objective++) {
      marks &= values[objective] >= (Doubles)(bound[objective] - (Doubles){0});
    }
    dropped |= bits_of(marks);
    if (dropped == 0xFF) return 0;
  }
  return ~dropped & 0xFF;
}

/// With the number of objectives known when compiled, where it is small, values stay in registers.
KERNEL_BODY long pass_objectives(
    const FrontierColumns *columns, const uint32_t *rows, long start, long end,
    const double *pivots, long pivot_count, uint32_t *kept, long objectives) {
  enum { limit = 8 };
  long count = 0;
  long row = start;
  if (objectives <= limit) {
    for (; row + 8 <= end; row += 8) {
      Doubles values[limit];
      for (long objective = 0; objective < objectives; objective++) {
        const double *column = columns->values[objective];
        Doubles loaded;
        if (rows) {
          for (int lane = 0; lane < 8; lane++) loaded[lane] = column[rows[row + lane]];
        } else {
          loaded = *(const Doubles *)(column + row);
        }
        values[objective] =
            (Doubles)((Integers)loaded ^ (int64_t)columns->flips[objective]);
      }
      uint32_t bits = kept_of(values, objectives, pivots, pivot_count);
      while (bits) {
        long place = row + __builtin_ctz(bits);
        kept[count++] = rows ? rows[place] : (uint32_t)place;
        bits &= bits - 1;
      }
    }
  }
  for (; row < end; row++) {
    uint32_t number = rows ? rows[row] : (uint32_t)row;
    int dropped = 0;
    for (long pivot = 0; pivot < pivot_count && !dropped; pivot++) {
      dropped = 1;
      for (long objective = 0; objective < objectives && dropped; objective++) {
        double value = columns->values[objective][number];
        if (columns->flips[objective]) value = -value;
        dropped = value >= pivots[pivot * objectives + objective];
      }
    }
    if (!dropped) kept[count++] = number;
  }
  return count;
}

KERNEL_BODY long pass_body(
    const FrontierColumns *columns, const uint32_t *rows, long start, long end,
    const double *pivots, long pivot_count, uint32_t *kept) {
#define PASS(objectives) \
  pass_objectives(columns, rows, start, end, pivots, pivot_count, kept, objectives)
  switch (columns->objectives) {
    case 2: return PASS(2);
    case 3: return PASS(3);
    case 4: return PASS(4);
    case 5: return PASS(5);
    case 6: return PASS(6);
    default: return PASS(columns->objectives);
  }
#undef PASS
}

FRONTIER_LEVELS(
    long, frontier_pass, pass_body,
    (const FrontierColumns *columns, const uint32_t *rows, long start, long end,
     const double *pivots, long pivot_count, uint32_t *kept),
    (columns, rows, start, end, pivots, pivot_count, kept))

/// Codes of eight rows in one objective.
KERNEL_BODY Halves codes_of(Doubles values, double least, double scale) {
  Doubles places = (values - least) * scale + 1;
  // The lesser of a missing value and the limit is the limit.
  places = __builtin_elementwise_min(places, (Doubles){0} + 65535);
  places = __builtin_elementwise_max(places, (Doubles){0});
  return __builtin_convertvector(__builtin_convertvector(places, Words), Halves);
}

KERNEL_BODY long encode_objectives(
    const FrontierColumns *columns, uint32_t *rows, long count, const double *least,
    const double *scale, int drops_missing, uint16_t *codes, long objectives) {
  long left = 0;
  for (long start = 0; start < count; start += 8) {
    long lanes = count - start < 8 ? count - start : 8;
    uint16_t *into = codes + left * objectives;
    Marks missing = {0};
    for (long objective = 0; objective < objectives; objective++) {
      const double *column = columns->values[objective];
      Doubles values = {0};
      if (lanes == 8) {
        for (long lane = 0; lane < 8; lane++) values[lane] = column[rows[start + lane]];
      } else {
        for (long lane = 0; lane < lanes; lane++) values[lane] = column[rows[start + lane]];
      }
      missing |= values != values;
      values = (Doubles)((Integers)values ^ (int64_t)columns->flips[objective]);
      Halves coded = codes_of(values, least[objective], scale[objective]);
      if (lanes == 8) {
        for (long lane = 0; lane < 8; lane++) into[lane * objectives + objective] = coded[lane];
      } else {
        for (long lane = 0; lane < lanes; lane++) {
          into[lane * objectives + objective] = coded[lane];
        }
      }
    }
    uint32_t dropped = drops_missing ? bits_of(missing) : 0;
    if (dropped == 0 && left == start) {
      left += lanes;
      continue;
    }
    for (long lane = 0; lane < lanes; lane++) {
      if (dropped >> lane & 1) continue;
      rows[left] = rows[start + lane];
      memmove(
          codes + left * objectives, into + lane * objectives,
          (size_t)objectives * sizeof *codes);
      left++;
    }
  }
  return left;
}

KERNEL_BODY long encode_body(
    const FrontierColumns *columns, uint32_t *rows, long count, const double *least,
    const double *scale, int drops_missing, uint16_t *codes) {
#define ENCODE(objectives) \
  encode_objectives(columns, rows, count, least, scale, drops_missing, codes, objectives)
  switch (columns->objectives) {
    case 2: return ENCODE(2);
    case 3: return ENCODE(3);
    case 4: return ENCODE(4);
    case 5: return ENCODE(5);
    case 6: return ENCODE(6);
    default: return ENCODE(columns->objectives);
  }
#undef ENCODE
}

FRONTIER_LEVELS(
    long, frontier_encode, encode_body,
    (const FrontierColumns *columns, uint32_t *rows, long count, const double *least,
     const double *scale, int drops_missing, uint16_t *codes),
    (columns, rows, count, least, scale, drops_missing, codes))
