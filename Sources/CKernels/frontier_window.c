#include <string.h>

#include "frontier_key.h"
#include "frontier_levels.h"
#include "include/frontier.h"

/// The codes of a group's points in one objective.
typedef uint16_t Codes __attribute__((vector_size(64), aligned(2)));
typedef int16_t Marks __attribute__((vector_size(64)));
typedef _Bool Bits __attribute__((ext_vector_type(32)));

/// The most objectives for which a probed point's codes are kept spread over vectors.
enum { spread_limit = 8, group_size = frontier_group_size };

KERNEL_BODY uint32_t bits_of(Marks marks) {
  Bits bits = __builtin_convertvector(marks, Bits);
  uint32_t word;
  memcpy(&word, &bits, 4);
  return word;
}

KERNEL_BODY Codes spread(uint16_t code) { return code - (Codes){0}; }

/// Which points of a group have no greater codes than a probed one.
KERNEL_BODY uint32_t group_bits(
    const uint16_t *group, const uint16_t *code, const Codes *codes, long objectives) {
  Marks marks = *(const Codes *)group <= codes[0];
  if (objectives <= spread_limit) {
    for (long objective = 1; objective < objectives; objective++) {
      marks &= *(const Codes *)(group + objective * group_size) <= codes[objective];
    }
  } else {
    for (long objective = 1; objective < objectives; objective++) {
      marks &= *(const Codes *)(group + objective * group_size) <= spread(code[objective]);
    }
  }
  return bits_of(marks);
}

/// What a point with no greater codes says of another, value by value where codes are equal.
static FrontierVerdict compare_values(
    const FrontierColumns *columns, uint32_t row, const FrontierColumns *others, uint32_t other,
    const uint16_t *group, long lane, const uint16_t *code) {
  FrontierVerdict verdict = frontier_equal;
  for (long objective = 0; objective < columns->objectives; objective++) {
    if (group[objective * group_size + lane] < code[objective]) {
      verdict = frontier_dominated;
      continue;
    }
    uint64_t flip = columns->flips[objective];
    int64_t key = frontier_key_of(columns->values[objective][row], flip);
    int64_t other_key = frontier_key_of(others->values[objective][other], flip);
    if (key > other_key) return frontier_unknown;
    if (key < other_key) verdict = frontier_dominated;
  }
  return verdict;
}

/// What a point with no greater codes says of another.
KERNEL_BODY FrontierVerdict compare(
    const FrontierColumns *columns, uint32_t row, const FrontierColumns *others, uint32_t other,
    const uint16_t *group, long lane, const uint16_t *code, long objectives, int is_exact) {
  long equal = 0;
  for (long objective = 0; objective < objectives; objective++) {
    equal += group[objective * group_size + lane] == code[objective];
  }
  if (equal == 0) return frontier_dominated;
  if (is_exact) return equal < objectives ? frontier_dominated : frontier_equal;
  return compare_values(columns, row, others, other, group, lane, code);
}

KERNEL_BODY FrontierVerdict probe(
    const FrontierWindow *window, const FrontierColumns *window_columns,
    const FrontierColumns *columns, const uint16_t *code, uint32_t row, long objectives) {
  Codes codes[spread_limit];
  for (long objective = 0; objective < objectives && objective < spread_limit; objective++) {
    codes[objective] = spread(code[objective]);
  }
  long top = window->level_count - 1;
  long group_length = objectives * group_size;
  long top_groups = (window->counts[top] + group_size - 1) / group_size;
  long nodes[frontier_level_limit];
  uint32_t bits[frontier_level_limit];
  for (long start = 0; start < top_groups; start++) {
    long level = top;
    nodes[level] = start;
    bits[level] =
        group_bits(window->levels[level] + start * group_length, code, codes, objectives);
    while (1) {
      if (bits[level] == 0) {
        if (level == top) break;
        level++;
        continue;
      }
      long lane = __builtin_ctz(bits[level]);
      bits[level] &= bits[level] - 1;
      long child = nodes[level] * group_size + lane;
      // The places at the end that hold nothing.
      if (child >= window->counts[level]) continue;
      if (level > 0) {
        level--;
        nodes[level] = child;
        bits[level] =
            group_bits(window->levels[level] + child * group_length, code, codes, objectives);
        continue;
      }
      const uint16_t *group = window->levels[0] + nodes[0] * group_length;
      FrontierVerdict verdict = compare(
          window_columns, window->rows[child], columns, row, group, lane, code, objectives,
          window->codes_are_exact);
      if (verdict != frontier_unknown) return verdict;
    }
  }
  return frontier_unknown;
}

KERNEL_BODY void sift_objectives(
    const FrontierWindow *window, const FrontierColumns *window_columns,
    const FrontierColumns *columns, const uint16_t *codes, const uint32_t *rows,
    const uint32_t *list, long count, uint8_t *verdicts, long objectives) {
  for (long index = 0; index < count; index++) {
    long point = list ? list[index] : index;
    verdicts[index] = (uint8_t)probe(
        window, window_columns, columns, codes + point * objectives, rows[point], objectives);
  }
}

KERNEL_BODY void sift_body(
    const FrontierWindow *window, const FrontierColumns *window_columns,
    const FrontierColumns *columns, const uint16_t *codes, const uint32_t *rows,
    const uint32_t *list, long count, uint8_t *verdicts) {
#define SIFT(objectives) \
  sift_objectives(       \
      window, window_columns, columns, codes, rows, list, count, verdicts, objectives)
  switch (columns->objectives) {
    case 2: return SIFT(2);
    case 3: return SIFT(3);
    case 4: return SIFT(4);
    case 5: return SIFT(5);
    case 6: return SIFT(6);
    default: return SIFT(columns->objectives);
  }
#undef SIFT
}

FRONTIER_LEVELS(
    void, frontier_sift, sift_body,
    (const FrontierWindow *window, const FrontierColumns *window_columns,
     const FrontierColumns *columns, const uint16_t *codes, const uint32_t *rows,
     const uint32_t *list, long count, uint8_t *verdicts),
    (window, window_columns, columns, codes, rows, list, count, verdicts))

KERNEL_BODY void order_objectives(
    const FrontierColumns *columns, int is_exact, const uint16_t *codes, const uint32_t *rows,
    const uint32_t *list, long count, uint16_t *groups, uint32_t *places, uint8_t *verdicts,
    long objectives) {
  FrontierWindow window = {
      .levels = {groups}, .counts = {0}, .level_count = 1, .rows = places,
      .objectives = objectives, .codes_are_exact = is_exact};
  for (long index = 0; index < count; index++) {
    long point = list ? list[index] : index;
    const uint16_t *code = codes + point * objectives;
    FrontierVerdict verdict = probe(&window, columns, columns, code, rows[point], objectives);
    verdicts[index] = (uint8_t)verdict;
    if (verdict != frontier_unknown) continue;
    long place = window.counts[0]++;
    long lane = place % group_size;
    uint16_t *group = groups + place / group_size * objectives * group_size;
    if (lane == 0) memset(group, 0xFF, (size_t)(objectives * group_size) * sizeof *group);
    for (long objective = 0; objective < objectives; objective++) {
      group[objective * group_size + lane] = code[objective];
    }
    places[place] = rows[point];
  }
}

KERNEL_BODY void order_body(
    const FrontierColumns *columns, int is_exact, const uint16_t *codes, const uint32_t *rows,
    const uint32_t *list, long count, uint16_t *groups, uint32_t *places, uint8_t *verdicts) {
#define ORDER(objectives) \
  order_objectives(       \
      columns, is_exact, codes, rows, list, count, groups, places, verdicts, objectives)
  switch (columns->objectives) {
    case 3: return ORDER(3);
    case 4: return ORDER(4);
    case 5: return ORDER(5);
    case 6: return ORDER(6);
    default: return ORDER(columns->objectives);
  }
#undef ORDER
}

FRONTIER_LEVELS(
    void, frontier_sift_in_order, order_body,
    (const FrontierColumns *columns, int codes_are_exact, const uint16_t *codes,
     const uint32_t *rows, const uint32_t *list, long count, uint16_t *groups, uint32_t *places,
     uint8_t *verdicts),
    (columns, codes_are_exact, codes, rows, list, count, groups, places, verdicts))

/// Puts the `middle` points of least code in one objective first (Hoare's selection, 1961).
static void select_least(
    const uint16_t *codes, long objectives, uint32_t *list, long count, long middle) {
  long low = 0;
  long high = count - 1;
  while (low < high) {
    uint16_t first = codes[(long)list[low] * objectives];
    uint16_t last = codes[(long)list[high] * objectives];
    uint16_t centre = codes[(long)list[low + (high - low) / 2] * objectives];
    uint16_t lesser = first < last ? first : last;
    uint16_t greater = first < last ? last : first;
    uint16_t pivot = centre < lesser ? lesser : centre > greater ? greater : centre;
    long left = low;
    long right = high;
    while (left <= right) {
      while (codes[(long)list[left] * objectives] < pivot) left++;
      while (codes[(long)list[right] * objectives] > pivot) right--;
      if (left <= right) {
        uint32_t held = list[left];
        list[left++] = list[right];
        list[right--] = held;
      }
    }
    if (middle <= right) {
      high = right;
    } else if (middle >= left) {
      low = left;
    } else {
      return;
    }
  }
}

void frontier_cluster(const uint16_t *codes, long objectives, uint32_t *list, long count) {
  while (count > group_size) {
    long widest = 0;
    int width = -1;
    // A sample of the points says well enough how they spread.
    long step = count / 64 + 1;
    for (long objective = 0; objective < objectives; objective++) {
      uint16_t least = 0xFFFF;
      uint16_t greatest = 0;
      for (long index = 0; index < count; index += step) {
        uint16_t code = codes[(long)list[index] * objectives + objective];
        least = code < least ? code : least;
        greatest = code > greatest ? code : greatest;
      }
      if (greatest - least > width) {
        width = greatest - least;
        widest = objective;
      }
    }
    // Halves end at whole groups, the greater powers first, so that parents are close too.
    long whole = group_size;
    while (whole * 2 < count) whole *= 2;
    select_least(codes + widest, objectives, list, count, whole);
    frontier_cluster(codes, objectives, list + whole, count - whole);
    count = whole;
  }
}

void frontier_fill_groups(
    const uint16_t *codes, long objectives, const uint32_t *list, long count, uint16_t *groups) {
  for (long start = 0; start < count; start += group_size) {
    uint16_t *group = groups + start * objectives;
    for (long objective = 0; objective < objectives; objective++) {
      for (long lane = 0; lane < group_size; lane++) {
        group[objective * group_size + lane] =
            start + lane < count ? codes[(long)list[start + lane] * objectives + objective]
                                 : 0xFFFF;
      }
    }
  }
}

KERNEL_BODY void parents_body(
    const uint16_t *children, long objectives, long child_count, uint16_t *groups) {
  for (long start = 0; start < child_count; start += group_size) {
    uint16_t *group = groups + start * objectives;
    for (long lane = 0; lane < group_size; lane++) {
      const uint16_t *child = children + (start + lane) * objectives * group_size;
      for (long objective = 0; objective < objectives; objective++) {
        uint16_t least = 0xFFFF;
        if (start + lane < child_count) {
          for (long place = 0; place < group_size; place++) {
            uint16_t code = child[objective * group_size + place];
            least = code < least ? code : least;
          }
        }
        group[objective * group_size + lane] = least;
      }
    }
  }
}

FRONTIER_LEVELS(
    void, frontier_fill_parents, parents_body,
    (const uint16_t *children, long objectives, long child_count, uint16_t *groups),
    (children, objectives, child_count, groups))

KERNEL_BODY long cover_body(
    const uint16_t *groups, long objectives, long count, const uint16_t *codes,
    const uint32_t *candidates, long candidate_count, long limit, long least_gain,
    uint32_t *covered, uint32_t *chosen) {
  long words = (count + group_size - 1) / group_size;
  for (long candidate = 0; candidate < candidate_count; candidate++) {
    const uint16_t *code = codes + (long)candidates[candidate] * objectives;
    for (long word = 0; word < words; word++) {
      const uint16_t *group = groups + word * objectives * group_size;
      Marks marks = *(const Codes *)group >= spread(code[0]);
      for (long objective = 1; objective < objectives; objective++) {
        marks &= *(const Codes *)(group + objective * group_size) >= spread(code[objective]);
      }
      long left = count - word * group_size;
      covered[candidate * words + word] =
          bits_of(marks) & (left < group_size ? (1u << left) - 1 : ~0u);
    }
  }
  uint32_t *before = covered + candidate_count * words;
  memset(before, 0, (size_t)words * sizeof *before);
  long chosen_count = 0;
  while (chosen_count < limit) {
    long best = 0;
    long best_gain = 0;
    for (long candidate = 0; candidate < candidate_count; candidate++) {
      long gain = 0;
      for (long word = 0; word < words; word++) {
        gain += __builtin_popcount(covered[candidate * words + word] & ~before[word]);
      }
      if (gain > best_gain) {
        best_gain = gain;
        best = candidate;
      }
    }
    if (best_gain == 0 || best_gain < least_gain) break;
    for (long word = 0; word < words; word++) before[word] |= covered[best * words + word];
    chosen[chosen_count++] = candidates[best];
  }
  return chosen_count;
}

FRONTIER_LEVELS(
    long, frontier_cover, cover_body,
    (const uint16_t *groups, long objectives, long count, const uint16_t *codes,
     const uint32_t *candidates, long candidate_count, long limit, long least_gain,
     uint32_t *covered, uint32_t *chosen),
    (groups, objectives, count, codes, candidates, candidate_count, limit, least_gain, covered,
     chosen))
