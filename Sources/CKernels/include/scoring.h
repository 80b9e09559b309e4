#ifndef CKERNELS_SCORING_H
#define CKERNELS_SCORING_H

/// What one pass over a column finds.
typedef struct ScoringMoments {
  /// The least and the greatest value that is not NaN; +∞ and −∞ without one.
  double least, greatest;
  double sum;
  /// The squares of the distances from the mean, added.
  double squares;
  /// Not 0 where there is a NaN or an infinity; the sums are then of no use.
  int hasNonfinite;
} ScoringMoments;

/// The moments of a column. Squares are taken around the mean of each tile of 1,024 values and
/// joined after Chan, Golub and LeVeque 1983 (*The American Statistician* 37), so that one pass over
/// memory is as exact as two.
void scoring_moments(const double *values, long count, ScoringMoments *moments);

/// Rows that `scoring_comoments` centres at a time.
enum { scoring_comoment_rows = 512 };

/// The products of the columns' distances from their centres, added: `products[a * columnCount + b]`
/// for b ≤ a, others untouched. `scratch` holds `columnCount * scoring_comoment_rows` numbers.
void scoring_comoments(
    const double *const *columns, const double *centers, long columnCount, long count,
    double *scratch, double *products);

/// A column on the min-max scale: (orientation × value − worst) / span, from 0 to 1.
typedef struct ScoringScale {
  double orientation, worst, span, weight;
} ScoringScale;

/// The weighted sum of the columns on their scales and `base`, at most 1. NaN counts as 0.
void scoring_weighted_sums(
    const double *const *columns, const ScoringScale *scales, long columnCount, long count,
    double base, double *scores);

/// What TOPSIS knows of a column; the factor goes with the squares.
typedef struct ScoringIdeal {
  double best, worst, factor;
} ScoringIdeal;

/// d⁻ / (d⁺ + d⁻) of each row, 1 where both are 0.
void scoring_closeness(
    const double *const *columns, const ScoringIdeal *ideals, long columnCount, long count,
    double *scores);

/// The same for distances along axes: a row is at Σ factor × (value − centre) on each, with
/// `factors[axis * columnCount + column]`. `scratch` holds 32 numbers a column.
void scoring_axis_closeness(
    const double *const *columns, const double *centers, long columnCount, const double *factors,
    const double *ideals, const double *worsts, long axisCount, long count, double *scratch,
    double *scores);

/// What VIKOR knows of a column: a row's regret is factor × (best − value).
typedef struct ScoringRegret {
  double best, factor;
} ScoringRegret;

/// The ends of a range.
typedef struct ScoringRange {
  double least, greatest;
} ScoringRange;

/// The ranges of the sum and of the greatest of each row's regrets.
void scoring_regret_ranges(
    const double *const *columns, const ScoringRegret *regrets, long columnCount, long count,
    ScoringRange *sumRange, ScoringRange *greatestRange);

/// The sum and the greatest of each row's regrets.
void scoring_regrets(
    const double *const *columns, const ScoringRegret *regrets, long columnCount, long count,
    double *sums, double *greatest);

/// sumFactor × (sum − sumLeast) + greatestFactor × (greatest − greatestLeast) of each row's regrets.
/// They are added once more instead of kept: fresh memory costs more than a pass over the columns.
void scoring_compromises(
    const double *const *columns, const ScoringRegret *regrets, long columnCount, long count,
    double sumFactor, double sumLeast, double greatestFactor, double greatestLeast,
    double *indexes);

/// How a column's ratio to its best value is made.
typedef enum ScoringRatioKind {
  /// value / best
  scoring_ratio_gain = 0,
  /// best / value
  scoring_ratio_loss = 1,
  /// 1 where the value is 0, else 0: the limit for a best value of 0
  scoring_ratio_zero = 2
} ScoringRatioKind;

/// What the weighted product knows of a column; the logarithm is `elementary_log` of the best.
typedef struct ScoringRatio {
  double best, bestLogarithm, weight;
  ScoringRatioKind kind;
} ScoringRatio;

/// sumShare × Σ weight × ratio + (1 − sumShare) × Π ratio^weight of each row, at most 1.
void scoring_ratios(
    const double *const *columns, const ScoringRatio *ratios, long columnCount, long count,
    double sumShare, double *scores);

/// What COPRAS needs of the sums Σ factor × value of each row: all added, their reciprocals
/// added, and how many are 0.
typedef struct ScoringShares {
  double sum, reciprocals, zeros;
} ScoringShares;

void scoring_shares(
    const double *const *columns, const double *factors, long columnCount, long count,
    ScoringShares *shares);

/// The sum over the gains of each row, and factor / (its sum over the losses); where `zeroShare` is
/// not below 0, that for a row whose losses are 0 and nothing for the others instead. Without columns of losses the gains alone. The
/// greatest of them.
double scoring_utilities(
    const double *const *gains, const double *gainFactors, long gainCount,
    const double *const *losses, const double *lossFactors, long lossCount, long count,
    double factor, double zeroShare, double *utilities);

/// Divides each value by `divisor`.
void scoring_divide(double *values, long count, double divisor);

/// From how many rows on `scoring_add_flows` sorts by radix, the digits' values it counts, and the
/// numbers that it needs beyond one for each row.
enum {
  scoring_flow_radix_rows = 128,
  scoring_flow_digit_values = 3072,
  scoring_flow_margin = 8192
};

/// Adds to each row's flow scale × (rows that are worse − rows that are better) in one column, NaN
/// being worse than any number; fewer than 2³² rows. `entries` and `spare` hold a number for each
/// row and `scoring_flow_margin` more, `counts` one for each digit's value.
void scoring_add_flows(
    const double *values, long count, int isLessBetter, double scale, unsigned long *entries,
    unsigned long *spare, unsigned int *counts, double *flows);

/// Σ u ln u − u + 1 with u = value × perMean: n ln n times 1 less the entropy of the shares.
double scoring_divergence(const double *values, long count, double perMean);

/// Rows that `scoring_removal_effects` works on at a time.
enum { scoring_removal_rows = 32 };

/// What MEREC knows of a column: each |ln n| is sign × ln (value × scale), not below 0.
typedef struct ScoringRemoval {
  double scale, sign;
} ScoringRemoval;

/// Adds to `effects` what the removal of each column changes, over all rows. `scratch` holds
/// `columnCount * (scoring_removal_rows + 16)` numbers.
void scoring_removal_effects(
    const double *const *columns, const ScoringRemoval *removals, long columnCount, long count,
    double *scratch, double *effects);

#endif
