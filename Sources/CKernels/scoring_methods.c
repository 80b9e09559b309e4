#include "include/scoring.h"

#include "elementary_body.h"

// Each method works on blocks of rows: 32 at a time, whose sums stay in registers while the columns
// pass, then the rest eight at a time. `width` is a constant wherever a block is inlined.
enum { block_width = 4, block_rows = block_width * lane_count };

#define FOR_EACH_BLOCK(count, ...)                                                \
  long first = 0;                                                                 \
  for (; first + block_rows <= (count); first += block_rows) {                    \
    const long left = block_rows;                                                 \
    const int width = block_width;                                                \
    __VA_ARGS__;                                                                  \
  }                                                                               \
  for (; first < (count); first += lane_count) {                                  \
    const long left = (count) - first;                                            \
    const int width = 1;                                                          \
    __VA_ARGS__;                                                                  \
  }

/// Lanes of a block; where fewer rows are left the first of them stands in the lanes beyond.
KERNEL_BODY Lanes block_load(const double *values, long left, int width, int at) {
  if (width > 1) return lanes_load(values + at * lane_count);
  return lanes_load_first(values, left, values[0]);
}

KERNEL_BODY void block_store(double *values, long left, int width, int at, Lanes lanes) {
  if (width > 1) {
    lanes_store(values + at * lane_count, lanes);
  } else {
    lanes_store_first(values, left, lanes);
  }
}

/// The lanes with a row, for sums; 0 in the others.
KERNEL_BODY Lanes block_counting(long left, int width, Lanes lanes) {
  if (width > 1 || left >= lane_count) return lanes;
  for (long lane = left; lane < lane_count; lane++) lanes[lane] = 0;
  return lanes;
}

// Weighted sum

KERNEL_BODY void weighted_block(
    const double *const *columns, const ScoringScale *scales, long columnCount, double base,
    double *scores, long first, long left, int width) {
  Lanes sums[block_width];
  for (int at = 0; at < width; at++) sums[at] = lanes_all(base);
  for (long column = 0; column < columnCount; column++) {
    const double *values = columns[column] + first;
    ScoringScale scale = scales[column];
    for (int at = 0; at < width; at++) {
      Lanes value = block_load(values, left, width, at);
      // NaN fails the first comparison.
      Lanes share = lanes_greatest(
          (scale.orientation * value - scale.worst) / scale.span, lanes_all(0));
      sums[at] += scale.weight * lanes_least(share, lanes_all(1));
    }
  }
  for (int at = 0; at < width; at++) {
    // The sum of the weights may be 1 and an ulp.
    block_store(scores + first, left, width, at, lanes_least(sums[at], lanes_all(1)));
  }
}

KERNEL_BODY void weighted_body(
    const double *const *columns, const ScoringScale *scales, long columnCount, long count,
    double base, double *scores) {
  FOR_EACH_BLOCK(
      count, weighted_block(columns, scales, columnCount, base, scores, first, left, width))
}
KERNEL_LEVELS(
    void, scoring_weighted_sums, weighted_body,
    (const double *const *columns, const ScoringScale *scales, long columnCount, long count,
     double base, double *scores),
    (columns, scales, columnCount, count, base, scores))

// TOPSIS

KERNEL_BODY Lanes closeness(Lanes near, Lanes far) {
  Lanes distance = lanes_sqrt(far);
  Lanes sum = lanes_sqrt(near) + distance;
  Lanes share = distance / sum;
  return sum > lanes_all(0) ? share : lanes_all(1);
}

KERNEL_BODY void closeness_block(
    const double *const *columns, const ScoringIdeal *ideals, long columnCount, double *scores,
    long first, long left, int width) {
  Lanes near[block_width] = {0}, far[block_width] = {0};
  for (long column = 0; column < columnCount; column++) {
    const double *values = columns[column] + first;
    ScoringIdeal ideal = ideals[column];
    for (int at = 0; at < width; at++) {
      Lanes value = block_load(values, left, width, at);
      Lanes above = value - ideal.best, below = value - ideal.worst;
      near[at] += ideal.factor * (above * above);
      far[at] += ideal.factor * (below * below);
    }
  }
  for (int at = 0; at < width; at++) {
    block_store(scores + first, left, width, at, closeness(near[at], far[at]));
  }
}

KERNEL_BODY void closeness_body(
    const double *const *columns, const ScoringIdeal *ideals, long columnCount, long count,
    double *scores) {
  FOR_EACH_BLOCK(count, closeness_block(columns, ideals, columnCount, scores, first, left, width))
}
KERNEL_LEVELS(
    void, scoring_closeness, closeness_body,
    (const double *const *columns, const ScoringIdeal *ideals, long columnCount, long count,
     double *scores),
    (columns, ideals, columnCount, count, scores))

KERNEL_BODY void axis_block(
    const double *const *columns, const double *centers, long columnCount, const double *factors,
    const double *ideals, const double *worsts, long axisCount, double *centred, double *scores,
    long first, long left, int width) {
  for (long column = 0; column < columnCount; column++) {
    const double *values = columns[column] + first;
    for (int at = 0; at < width; at++) {
      Lanes value = block_load(values, left, width, at);
      lanes_store(centred + column * block_rows + at * lane_count, value - centers[column]);
    }
  }
  Lanes near[block_width] = {0}, far[block_width] = {0};
  for (long axis = 0; axis < axisCount; axis++) {
    Lanes along[block_width] = {0};
    for (long column = 0; column < columnCount; column++) {
      double factor = factors[axis * columnCount + column];
      for (int at = 0; at < width; at++) {
        along[at] += factor * lanes_load(centred + column * block_rows + at * lane_count);
      }
    }
    for (int at = 0; at < width; at++) {
      Lanes above = along[at] - ideals[axis], below = along[at] - worsts[axis];
      near[at] += above * above;
      far[at] += below * below;
    }
  }
  for (int at = 0; at < width; at++) {
    block_store(scores + first, left, width, at, closeness(near[at], far[at]));
  }
}

KERNEL_BODY void axis_body(
    const double *const *columns, const double *centers, long columnCount, const double *factors,
    const double *ideals, const double *worsts, long axisCount, long count, double *scratch,
    double *scores) {
  FOR_EACH_BLOCK(
      count, axis_block(
                 columns, centers, columnCount, factors, ideals, worsts, axisCount, scratch,
                 scores, first, left, width))
}
KERNEL_LEVELS(
    void, scoring_axis_closeness, axis_body,
    (const double *const *columns, const double *centers, long columnCount, const double *factors,
     const double *ideals, const double *worsts, long axisCount, long count, double *scratch,
     double *scores),
    (columns, centers, columnCount, factors, ideals, worsts, axisCount, count, scratch, scores))

// VIKOR

typedef struct RangeLanes {
  Lanes least, greatest;
} RangeLanes;

KERNEL_BODY void range_take(RangeLanes *range, Lanes lanes) {
  range->least = lanes_least(lanes, range->least);
  range->greatest = lanes_greatest(lanes, range->greatest);
}

KERNEL_BODY void regret_lanes(
    const double *const *columns, const ScoringRegret *regrets, long columnCount, long first,
    long left, int width, Lanes sum[block_width], Lanes most[block_width]) {
  for (int at = 0; at < width; at++) sum[at] = most[at] = lanes_all(0);
  for (long column = 0; column < columnCount; column++) {
    const double *values = columns[column] + first;
    ScoringRegret regret = regrets[column];
    for (int at = 0; at < width; at++) {
      Lanes own = regret.factor * (regret.best - block_load(values, left, width, at));
      sum[at] += own;
      most[at] = lanes_greatest(own, most[at]);
    }
  }
}

KERNEL_BODY void regret_ranges_body(
    const double *const *columns, const ScoringRegret *regrets, long columnCount, long count,
    ScoringRange *sumRange, ScoringRange *greatestRange) {
  RangeLanes none = {lanes_all(__builtin_inf()), lanes_all(-__builtin_inf())};
  RangeLanes sumLanes = none, greatestLanes = none;
  FOR_EACH_BLOCK(count, {
    Lanes sum[block_width], most[block_width];
    regret_lanes(columns, regrets, columnCount, first, left, width, sum, most);
    for (int at = 0; at < width; at++) {
      // Lanes beyond the last row repeat a row, which widens no range.
      range_take(&sumLanes, sum[at]);
      range_take(&greatestLanes, most[at]);
    }
  })
  sumRange->least = lanes_min(sumLanes.least);
  sumRange->greatest = lanes_max(sumLanes.greatest);
  greatestRange->least = lanes_min(greatestLanes.least);
  greatestRange->greatest = lanes_max(greatestLanes.greatest);
}
KERNEL_LEVELS(
    void, scoring_regret_ranges, regret_ranges_body,
    (const double *const *columns, const ScoringRegret *regrets, long columnCount, long count,
     ScoringRange *sumRange, ScoringRange *greatestRange),
    (columns, regrets, columnCount, count, sumRange, greatestRange))

KERNEL_BODY void regrets_body(
    const double *const *columns, const ScoringRegret *regrets, long columnCount, long count,
    double *sums, double *greatest) {
  FOR_EACH_BLOCK(count, {
    Lanes sum[block_width], most[block_width];
    regret_lanes(columns, regrets, columnCount, first, left, width, sum, most);
    for (int at = 0; at < width; at++) {
      block_store(sums + first, left, width, at, sum[at]);
      block_store(greatest + first, left, width, at, most[at]);
    }
  })
}
KERNEL_LEVELS(
    void, scoring_regrets, regrets_body,
    (const double *const *columns, const ScoringRegret *regrets, long columnCount, long count,
     double *sums, double *greatest),
    (columns, regrets, columnCount, count, sums, greatest))

KERNEL_BODY void compromises_body(
    const double *const *columns, const ScoringRegret *regrets, long columnCount, long count,
    double sumFactor, double sumLeast, double greatestFactor, double greatestLeast,
    double *indexes) {
  FOR_EACH_BLOCK(count, {
    Lanes sum[block_width], most[block_width];
    regret_lanes(columns, regrets, columnCount, first, left, width, sum, most);
    for (int at = 0; at < width; at++) {
      block_store(
          indexes + first, left, width, at,
          sumFactor * (sum[at] - sumLeast) + greatestFactor * (most[at] - greatestLeast));
    }
  })
}
KERNEL_LEVELS(
    void, scoring_compromises, compromises_body,
    (const double *const *columns, const ScoringRegret *regrets, long columnCount, long count,
     double sumFactor, double sumLeast, double greatestFactor, double greatestLeast,
     double *indexes),
    (columns, regrets, columnCount, count, sumFactor, sumLeast, greatestFactor, greatestLeast,
     indexes))

// Weighted product and WASPAS

KERNEL_BODY void ratio_block(
    const double *const *columns, const ScoringRatio *ratios, long columnCount, double sumShare,
    double *scores, long first, long left, int width) {
  Lanes sums[block_width] = {0}, logarithms[block_width] = {0};
  const Lanes infinity = lanes_all(__builtin_inf());
  for (long column = 0; column < columnCount; column++) {
    const double *values = columns[column] + first;
    const double best = ratios[column].best, weight = ratios[column].weight;
    // ln (value / best) as a difference: a division less, and 0 for the best all the same.
    const double origin = ratios[column].bestLogarithm;
    for (int at = 0; at < width; at++) {
      Lanes value = block_load(values, left, width, at);
      switch (ratios[column].kind) {
        case scoring_ratio_gain:
          sums[at] += (weight / best) * value;
          logarithms[at] += value == lanes_all(0) ? -infinity
                                                  : weight * (lanes_log(value) - origin);
          break;
        case scoring_ratio_loss:
          if (sumShare > 0) sums[at] += (weight * best) / value;
          logarithms[at] -= weight * (lanes_log(value) - origin);
          break;
        case scoring_ratio_zero:
          sums[at] += value == lanes_all(0) ? lanes_all(weight) : lanes_all(0);
          logarithms[at] -= value == lanes_all(0) ? lanes_all(0) : infinity;
          break;
      }
    }
  }
  for (int at = 0; at < width; at++) {
    Lanes score = sumShare * sums[at] + (1 - sumShare) * lanes_exp(logarithms[at]);
    block_store(scores + first, left, width, at, lanes_least(score, lanes_all(1)));
  }
}

KERNEL_BODY void ratios_body(
    const double *const *columns, const ScoringRatio *ratios, long columnCount, long count,
    double sumShare, double *scores) {
  FOR_EACH_BLOCK(
      count, ratio_block(columns, ratios, columnCount, sumShare, scores, first, left, width))
}
KERNEL_LEVELS(
    void, scoring_ratios, ratios_body,
    (const double *const *columns, const ScoringRatio *ratios, long columnCount, long count,
     double sumShare, double *scores),
    (columns, ratios, columnCount, count, sumShare, scores))

// COPRAS

/// The weighted shares of a block's rows, added.
KERNEL_BODY void share_lanes(
    const double *const *columns, const double *factors, long columnCount, long first, long left,
    int width, Lanes sum[block_width]) {
  for (int at = 0; at < width; at++) sum[at] = lanes_all(0);
  for (long column = 0; column < columnCount; column++) {
    const double *values = columns[column] + first;
    for (int at = 0; at < width; at++) {
      sum[at] += factors[column] * block_load(values, left, width, at);
    }
  }
}

KERNEL_BODY void shares_body(
    const double *const *columns, const double *factors, long columnCount, long count,
    ScoringShares *shares) {
  Lanes sums = {0}, reciprocals = {0}, zeros = {0};
  FOR_EACH_BLOCK(count, {
    Lanes sum[block_width];
    share_lanes(columns, factors, columnCount, first, left, width, sum);
    for (int at = 0; at < width; at++) {
      Lanes zero = sum[at] == lanes_all(0) ? lanes_all(1) : lanes_all(0);
      sums += block_counting(left, width, sum[at]);
      reciprocals += block_counting(left, width, 1.0 / sum[at]);
      zeros += block_counting(left, width, zero);
    }
  })
  shares->sum = lanes_sum(sums);
  shares->reciprocals = lanes_sum(reciprocals);
  shares->zeros = lanes_sum(zeros);
}
KERNEL_LEVELS(
    void, scoring_shares, shares_body,
    (const double *const *columns, const double *factors, long columnCount, long count,
     ScoringShares *shares),
    (columns, factors, columnCount, count, shares))

KERNEL_BODY double utilities_body(
    const double *const *gains, const double *gainFactors, long gainCount,
    const double *const *losses, const double *lossFactors, long lossCount, long count,
    double factor, double zeroShare, double *utilities) {
  Lanes greatest = lanes_all(-__builtin_inf());
  FOR_EACH_BLOCK(count, {
    Lanes sum[block_width], loss[block_width];
    share_lanes(gains, gainFactors, gainCount, first, left, width, sum);
    if (lossCount > 0) share_lanes(losses, lossFactors, lossCount, first, left, width, loss);
    for (int at = 0; at < width; at++) {
      if (lossCount > 0 && zeroShare < 0) {
        sum[at] += factor / loss[at];
      } else if (lossCount > 0) {
        sum[at] += loss[at] == lanes_all(0) ? lanes_all(zeroShare) : lanes_all(0);
      }
      greatest = lanes_greatest(sum[at], greatest);
      block_store(utilities + first, left, width, at, sum[at]);
    }
  })
  return lanes_max(greatest);
}
KERNEL_LEVELS(
    double, scoring_utilities, utilities_body,
    (const double *const *gains, const double *gainFactors, long gainCount,
     const double *const *losses, const double *lossFactors, long lossCount, long count,
     double factor, double zeroShare, double *utilities),
    (gains, gainFactors, gainCount, losses, lossFactors, lossCount, count, factor, zeroShare,
     utilities))

KERNEL_BODY void divide_body(double *values, long count, double divisor) {
  FOR_EACH_BLOCK(count, for (int at = 0; at < width; at++) {
    Lanes value = block_load(values + first, left, width, at);
    block_store(values + first, left, width, at, value / divisor);
  })
}
KERNEL_LEVELS(
    void, scoring_divide, divide_body, (double *values, long count, double divisor),
    (values, count, divisor))
