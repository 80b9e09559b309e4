#include "include/scoring.h"

#include "elementary_body.h"

enum { chain_count = 4, step_rows = chain_count * lane_count };

// Entropy

/// A term of the divergence: not below 0, so that nothing cancels.
KERNEL_BODY Lanes divergence_term(Lanes values, double perMean) {
  Lanes u = values * perMean;
  return u * lanes_log(u) - (u - 1.0);
}

KERNEL_BODY double divergence_body(const double *values, long count, double perMean) {
  Lanes sums[chain_count] = {0};
  long first = 0;
  for (; first + step_rows <= count; first += step_rows) {
    for (int chain = 0; chain < chain_count; chain++) {
      sums[chain] += divergence_term(lanes_load(values + first + chain * lane_count), perMean);
    }
  }
  for (; first < count; first += lane_count) {
    long left = count - first;
    Lanes term = divergence_term(lanes_load_first(values + first, left, 0), perMean);
    for (long lane = left; lane < lane_count; lane++) term[lane] = 0;
    sums[0] += term;
  }
  return lanes_sum((sums[0] + sums[2]) + (sums[1] + sums[3]));
}
KERNEL_LEVELS(
    double, scoring_divergence, divergence_body,
    (const double *values, long count, double perMean), (values, count, perMean))

// MEREC

/// One block: each |ln n|, their total and d, and S − S′ as the logarithm of a ratio, of which the
/// products are kept.
KERNEL_BODY void removal_block(
    const double *const *columns, const ScoringRemoval *removals, long columnCount, long first,
    long rows, double *logarithms, double *products) {
  enum { width = scoring_removal_rows / lane_count };
  Lanes totals[width];
  for (int at = 0; at < width; at++) totals[at] = lanes_all((double)columnCount);
  for (long column = 0; column < columnCount; column++) {
    const double *values = columns[column] + first;
    const ScoringRemoval removal = removals[column];
    for (int at = 0; at < width; at++) {
      long left = rows - at * lane_count;
      Lanes value = rows == scoring_removal_rows
                        ? lanes_load(values + at * lane_count)
                        : lanes_load_first(values + at * lane_count, left < 0 ? 0 : left, 1);
      // Not below 0 but for rounding: the reciprocal of the best times the best may miss 1.
      Lanes term = lanes_greatest(removal.sign * lanes_log(value * removal.scale), lanes_all(0));
      lanes_store(logarithms + column * scoring_removal_rows + at * lane_count, term);
      totals[at] += term;
    }
  }
  for (long column = 0; column < columnCount; column++) {
    Lanes product = lanes_load(products + column * lane_count);
    for (int at = 0; at < width; at++) {
      Lanes term = lanes_load(logarithms + column * scoring_removal_rows + at * lane_count);
      Lanes ratio = totals[at] / (totals[at] - term);
      for (long lane = rows - at * lane_count; lane < lane_count; lane++) {
        if (lane >= 0) ratio[lane] = 1;
      }
      product *= ratio;
    }
    lanes_store(products + column * lane_count, product);
  }
}

/// Turns the products into sums of logarithms.
KERNEL_BODY void removal_flush(long columnCount, double *products, double *sums) {
  for (long at = 0; at < columnCount * lane_count; at += lane_count) {
    lanes_store(sums + at, lanes_load(sums + at) + lanes_log(lanes_load(products + at)));
    lanes_store(products + at, lanes_all(1));
  }
}

KERNEL_BODY void removal_body(
    const double *const *columns, const ScoringRemoval *removals, long columnCount, long count,
    double *scratch, double *effects) {
  double *products = scratch + columnCount * scoring_removal_rows;
  double *sums = products + columnCount * lane_count;
  for (long at = 0; at < columnCount * lane_count; at++) {
    products[at] = 1;
    sums[at] = 0;
  }
  // A ratio is at most 1 + |ln n| / d, below 1500, so 64 of them are below 10^204.
  enum { flush_rows = 64 / (scoring_removal_rows / lane_count) * scoring_removal_rows };
  for (long first = 0; first < count; first += scoring_removal_rows) {
    if (count - first >= scoring_removal_rows) {
      removal_block(
          columns, removals, columnCount, first, scoring_removal_rows, scratch, products);
    } else {
      removal_block(columns, removals, columnCount, first, count - first, scratch, products);
    }
    if (first % flush_rows == flush_rows - scoring_removal_rows) {
      removal_flush(columnCount, products, sums);
    }
  }
  removal_flush(columnCount, products, sums);
  for (long column = 0; column < columnCount; column++) {
    effects[column] = lanes_sum(lanes_load(sums + column * lane_count));
  }
}
KERNEL_LEVELS(
    void, scoring_removal_effects, removal_body,
    (const double *const *columns, const ScoringRemoval *removals, long columnCount, long count,
     double *scratch, double *effects),
    (columns, removals, columnCount, count, scratch, effects))
