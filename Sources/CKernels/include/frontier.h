#ifndef CKERNELS_FRONTIER_H
#define CKERNELS_FRONTIER_H

#include <stdint.h>

/// How many points a group of a window has: their codes fill a vector of 512 bits.
enum { frontier_group_size = 32, frontier_level_limit = 8 };

/// Columns of values, one for each objective.
typedef struct FrontierColumns {
  const double *const *values;
  /// For each objective the bits to flip in a value so that less is better: none or the sign.
  const uint64_t *flips;
  long objectives;
} FrontierColumns;

/// Copies short runs of rows, spread evenly over them, leaving out rows that lack a value.
///
/// The rows are cut into `run_count` parts, each with one run, in step with no period of the rows.
/// There are at least as many rows as are copied; where parts share a row it may be copied twice.
/// `rows`, if given, are the rows' numbers. Objective j starts at place
/// `j * run_count * run_length` of `values`. Gives how many it copied.
long frontier_sample(
    const FrontierColumns *columns, const uint32_t *rows, long count, long run_count,
    long run_length, double *values);

/// The rows of a range that no pivot dominates, in order.
///
/// A pivot is a point (less is better) whose dominance a row owes to a value that is no better in
/// each objective; the caller raises one value of a frontier's point to the next number, so that a
/// row equal to the point stays. A row that lacks a value stays. `rows`, if given, are the rows'
/// numbers; `kept` has place for `end - start`. Gives how many it kept.
long frontier_pass(
    const FrontierColumns *columns, const uint32_t *rows, long start, long end,
    const double *pivots, long pivot_count, uint32_t *kept);

/// Codes of rows, point by point: a value's scaled distance from `least`, and 1, cut to between 0
/// and 65535; no less for a greater value, and the greatest for a missing one.
///
/// With `drops_missing`, rows that lack a value are taken out of `rows`. Gives how many are left.
long frontier_encode(
    const FrontierColumns *columns, uint32_t *rows, long count, const double *least,
    const double *scale, int drops_missing, uint16_t *codes);

/// Points that dominate none of each other, for fast search of one that dominates a given point.
///
/// Groups of 32 points hold their codes objective by objective. On the next level 32 groups form a
/// group whose points are the groups' least codes, and so on; a point is only compared with groups
/// whose least codes are no greater than its own. Places without a point have the greatest codes.
typedef struct FrontierWindow {
  /// `groups[l]` groups of level l, one after another, each with 32 codes for each objective.
  const uint16_t *levels[frontier_level_limit];
  /// How many points or groups stand in level l.
  long counts[frontier_level_limit];
  long level_count;
  /// For each point its row in the window's columns.
  const uint32_t *rows;
  long objectives;
  /// Whether equal codes are equal values.
  int codes_are_exact;
} FrontierWindow;

typedef enum FrontierVerdict {
  frontier_unknown = 0,
  frontier_equal = 1,
  frontier_dominated = 2
} FrontierVerdict;

/// For each listed point whether one of the window dominates it or equals it.
///
/// Point `list[i]` (`i` without a list) has its codes at that place of `codes` and its values in
/// the row `rows` says, of `columns`; the window's are in `window_columns`.
void frontier_sift(
    const FrontierWindow *window, const FrontierColumns *window_columns,
    const FrontierColumns *columns, const uint16_t *codes, const uint32_t *rows,
    const uint32_t *list, long count, uint8_t *verdicts);

/// The verdicts of listed points on each other, where no point dominates an earlier one.
///
/// `groups` and `places` hold the window that grows: place for `count` points, in whole groups.
void frontier_sift_in_order(
    const FrontierColumns *columns, int codes_are_exact, const uint16_t *codes,
    const uint32_t *rows, const uint32_t *list, long count, uint16_t *groups, uint32_t *places,
    uint8_t *verdicts);

/// Puts points into an order in which neighbours are close: halves at the median of the objective
/// that spreads most, until a group is left.
void frontier_cluster(const uint16_t *codes, long objectives, uint32_t *list, long count);

/// Fills the groups of level 0 from listed points, and of a level beyond from the one below.
void frontier_fill_groups(
    const uint16_t *codes, long objectives, const uint32_t *list, long count, uint16_t *groups);
void frontier_fill_parents(
    const uint16_t *children, long objectives, long child_count, uint16_t *groups);

/// Up to `limit` of the candidates, one after another the one with codes no greater than those of
/// most points that none before covers, as long as it gains `least_gain`. `covered` has place for
/// `candidate_count + 1` bit sets of as many bits as the points' groups have. Gives how many.
long frontier_cover(
    const uint16_t *groups, long objectives, long count, const uint16_t *codes,
    const uint32_t *candidates, long candidate_count, long limit, long least_gain,
    uint32_t *covered, uint32_t *chosen);

/// An integer of the order of a value, less being better: −0.0 is 0, a missing value is greatest.
int64_t frontier_key(double value, uint64_t flip);

/// The keys of listed rows of a column.
void frontier_keys(
    const double *values, uint64_t flip, const uint32_t *rows, long count, int64_t *keys);

/// Sorts positions by their keys, those of equal keys staying in the order given.
///
/// `entries` and `spare` have place for `count`; the sorted positions end in `positions`.
void frontier_sort(
    const int64_t *keys, long count, uint64_t *entries, uint64_t *spare, uint32_t *positions);

/// The frontier of a few listed rows, in their order: each is held, in order of a monotone sum,
/// against those found before, key by key.
///
/// `scratch` has as many places as `frontier_few_scratch` says, `best` has `count`. Gives how many
/// it found. Quadratic where most rows are on the frontier.
long frontier_few(
    const FrontierColumns *columns, const uint32_t *rows, long count, int64_t *scratch,
    uint32_t *best);
long frontier_few_scratch(long objectives, long count);

/// The frontier of listed rows of two objectives, in their order, by a sweep in order of the first.
///
/// `entries` and `spare` have place for `count`, as has `best`. Gives how many it found.
long frontier_plane(
    const FrontierColumns *columns, const uint32_t *rows, long count, uint64_t *entries,
    uint64_t *spare, uint32_t *best);

/// The portable bodies of the kernels above, for tests.
long frontier_pass_portable(
    const FrontierColumns *columns, const uint32_t *rows, long start, long end,
    const double *pivots, long pivot_count, uint32_t *kept);
long frontier_encode_portable(
    const FrontierColumns *columns, uint32_t *rows, long count, const double *least,
    const double *scale, int drops_missing, uint16_t *codes);
void frontier_sift_portable(
    const FrontierWindow *window, const FrontierColumns *window_columns,
    const FrontierColumns *columns, const uint16_t *codes, const uint32_t *rows,
    const uint32_t *list, long count, uint8_t *verdicts);
void frontier_sift_in_order_portable(
    const FrontierColumns *columns, int codes_are_exact, const uint16_t *codes,
    const uint32_t *rows, const uint32_t *list, long count, uint16_t *groups, uint32_t *places,
    uint8_t *verdicts);
void frontier_fill_parents_portable(
    const uint16_t *children, long objectives, long child_count, uint16_t *groups);
long frontier_cover_portable(
    const uint16_t *groups, long objectives, long count, const uint16_t *codes,
    const uint32_t *candidates, long candidate_count, long limit, long least_gain,
    uint32_t *covered, uint32_t *chosen);

#endif
