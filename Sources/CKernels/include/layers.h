#ifndef CKERNELS_LAYERS_H
#define CKERNELS_LAYERS_H

#include <stdint.h>

/// Numbers the layers of two objectives, from 0: Jensen's sweep.
///
/// Entries (see sort.h) hold a point in their upper half, in the order of the first objective and
/// then of `second`, equal ones with the same number; it is replaced by the layer. `least` has room
/// for as many keys as there are entries. Returns how many layers there are.
long layers_sweep_plane(const double *second, const int32_t *rows, int greater_is_better,
                        long count, uint64_t *entries, uint64_t *least);

/// Steps of the divide and conquer that numbers layers.
///
/// Points are held column by column, `stride` integers apart: first each point's number, then its
/// position in an order in which no point is dominated by a later one, then ranks, less being
/// better. A set of points is a slice of all columns, in the order of their positions. Numbers are
/// 0 or more. A point dominates another here when its position is lesser and no rank is greater;
/// `depth` is how many ranks count.

/// How many 16-bit words of marks a slice of `count` points needs.
static inline long layers_mark_count(long count) { return (count + 15) / 16; }

/// Moves the points whose value in column `key` is at most `pivot` to the front, both parts in the
/// order they had, in the first `column_count` columns, and marks where they were. `scratch` holds
/// `count` integers and 16 more. Returns how many there are.
long layers_split(int32_t *columns, long stride, long column_count, long count, long key,
                  int32_t pivot, uint16_t *marks, int32_t *scratch);

/// Undoes `layers_split`: puts the points back where the marks say they were.
void layers_unsplit(int32_t *columns, long stride, long column_count, long count, long low_count,
                    const uint16_t *marks, int32_t *scratch);

/// The least and the greatest of `count` values, at least one.
void layers_range(const int32_t *values, long count, int32_t *least, int32_t *greatest);

/// Lets points of one slice raise each other's numbers: to at least a dominator's, plus
/// `increment`.
void layers_raise_within(int32_t *columns, long stride, long count, long depth, int32_t increment);

/// Lets the points of `lower` raise the numbers of `upper`.
void layers_raise(int32_t *upper, long upper_stride, long upper_count, const int32_t *lower,
                  long lower_stride, long lower_count, long depth, int32_t increment);

#endif
