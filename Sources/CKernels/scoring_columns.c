#include "include/scoring.h"

#include "scoring_lanes.h"

enum { tile_rows = 1024, chain_count = 4, step_rows = chain_count * lane_count };

/// Asks for the values of a step that comes later: the processor's own prefetching stops at the end of
/// each page. Nothing is read, so they need not be there.
KERNEL_BODY void prefetch_step(const double *values, long first) {
  for (long row = 0; row < step_rows; row += lane_count) {
    __builtin_prefetch((const void *)((unsigned long)values + (unsigned long)(first + row) * 8));
  }
}

/// One tile of a column, which stays in the first-level cache: its sum, then its squares around its
/// own mean. Four chains of lanes hide the time an addition takes.
KERNEL_BODY void moments_tile(
    const double *values, long count, double before, Lanes *least, Lanes *greatest, Lanes *zeros,
    double *sum, double *squares, double *mean) {
  Lanes sums[chain_count] = {0};
  long first = 0;
  for (; first + step_rows <= count; first += step_rows) {
    prefetch_step(values, first + tile_rows);
    for (int chain = 0; chain < chain_count; chain++) {
      Lanes lanes = lanes_load(values + first + chain * lane_count);
      sums[chain] += lanes;
      // Zero times a value is NaN where the value is not finite.
      zeros[chain] += lanes * 0.0;
      least[chain] = lanes_least(lanes, least[chain]);
      greatest[chain] = lanes_greatest(lanes, greatest[chain]);
    }
  }
  long rest = first;
  for (; first < count; first++) {
    double value = values[first];
    int lane = first % lane_count;
    sums[0][lane] += value;
    zeros[0][lane] += value * 0.0;
    if (value < least[0][lane]) least[0][lane] = value;
    if (value > greatest[0][lane]) greatest[0][lane] = value;
  }
  double tileSum = lanes_sum((sums[0] + sums[2]) + (sums[1] + sums[3]));
  double tileMean = tileSum / (double)count;
  Lanes deviations[chain_count] = {0};
  for (first = 0; first + step_rows <= count; first += step_rows) {
    for (int chain = 0; chain < chain_count; chain++) {
      Lanes lanes = lanes_load(values + first + chain * lane_count) - tileMean;
      deviations[chain] += lanes * lanes;
    }
  }
  for (first = rest; first < count; first++) {
    double distance = values[first] - tileMean;
    deviations[0][first % lane_count] += distance * distance;
  }
  double tileSquares =
      lanes_sum((deviations[0] + deviations[2]) + (deviations[1] + deviations[3]));
  double delta = tileMean - *mean;
  double share = (double)count / (before + (double)count);
  *squares += tileSquares + delta * delta * (before * share);
  *mean += delta * share;
  *sum += tileSum;
}

KERNEL_BODY void moments_body(const double *values, long count, ScoringMoments *moments) {
  Lanes least[chain_count], greatest[chain_count], zeros[chain_count];
  for (int chain = 0; chain < chain_count; chain++) {
    least[chain] = lanes_all(__builtin_inf());
    greatest[chain] = lanes_all(-__builtin_inf());
    zeros[chain] = lanes_all(0);
  }
  double sum = 0, squares = 0, mean = 0;
  for (long first = 0; first < count; first += tile_rows) {
    long rows = count - first < tile_rows ? count - first : tile_rows;
    moments_tile(
        values + first, rows, (double)first, least, greatest, zeros, &sum, &squares, &mean);
  }
  for (int chain = 1; chain < chain_count; chain++) {
    least[0] = lanes_least(least[0], least[chain]);
    greatest[0] = lanes_greatest(greatest[0], greatest[chain]);
    zeros[0] += zeros[chain];
  }
  moments->least = lanes_min(least[0]);
  moments->greatest = lanes_max(greatest[0]);
  moments->sum = sum;
  moments->squares = squares;
  moments->hasNonfinite = lanes_sum(zeros[0]) != 0.0;
}
KERNEL_LEVELS(
    void, scoring_moments, moments_body,
    (const double *values, long count, ScoringMoments *moments), (values, count, moments))

KERNEL_BODY double chains_sum(const Lanes sums[chain_count]) {
  return lanes_sum((sums[0] + sums[2]) + (sums[1] + sums[3]));
}

KERNEL_BODY void comoments_body(
    const double *const *columns, const double *centers, long columnCount, long count,
    double *scratch, double *products) {
  for (long a = 0; a < columnCount; a++) {
    for (long b = 0; b <= a; b++) products[a * columnCount + b] = 0;
  }
  for (long first = 0; first < count; first += scoring_comoment_rows) {
    long rows = count - first < scoring_comoment_rows ? count - first : scoring_comoment_rows;
    for (long column = 0; column < columnCount; column++) {
      double *centred = scratch + column * scoring_comoment_rows;
      const double *values = columns[column] + first;
      // Rows beyond the last are at the centre, which adds nothing.
      for (long row = 0; row < scoring_comoment_rows; row += lane_count) {
        long left = rows - row < 0 ? 0 : rows - row;
        Lanes lanes = lanes_load_first(values + row, left, centers[column]);
        lanes_store(centred + row, lanes - centers[column]);
      }
    }
    for (long a = 0; a < columnCount; a++) {
      const double *x = scratch + a * scoring_comoment_rows;
      double *own = products + a * columnCount;
      // Two products at a time, so that x is loaded once for both.
      long b = 0;
      for (; b < a; b += 2) {
        const double *y = scratch + b * scoring_comoment_rows;
        const double *z = y + scoring_comoment_rows;
        Lanes sums[chain_count] = {0}, others[chain_count] = {0};
        for (long row = 0; row < scoring_comoment_rows; row += step_rows) {
          for (int chain = 0; chain < chain_count; chain++) {
            long at = row + chain * lane_count;
            Lanes lanes = lanes_load(x + at);
            sums[chain] += lanes * lanes_load(y + at);
            others[chain] += lanes * lanes_load(z + at);
          }
        }
        own[b] += chains_sum(sums);
        own[b + 1] += chains_sum(others);
      }
      if (b > a) continue;
      Lanes sums[chain_count] = {0};
      for (long row = 0; row < scoring_comoment_rows; row += step_rows) {
        for (int chain = 0; chain < chain_count; chain++) {
          Lanes lanes = lanes_load(x + row + chain * lane_count);
          sums[chain] += lanes * lanes;
        }
      }
      own[a] += chains_sum(sums);
    }
  }
}
KERNEL_LEVELS(
    void, scoring_comoments, comoments_body,
    (const double *const *columns, const double *centers, long columnCount, long count,
     double *scratch, double *products),
    (columns, centers, columnCount, count, scratch, products))
