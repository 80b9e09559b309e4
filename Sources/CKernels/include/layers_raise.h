#ifndef CKERNELS_LAYERS_RAISE_H
#define CKERNELS_LAYERS_RAISE_H

#include <stdint.h>

/// The leaves of the divide and conquer that numbers layers: small sets, compared pair by pair.
///
/// Points are held column by column, `stride` integers apart: first each point's number, then its
/// position in an order in which no point is dominated by a later one, then ranks, less being
/// better. A set of points is a slice of all columns, in the order of their positions. Numbers are
/// 0 or more. A point dominates another here when its position is lesser and no rank is greater;
/// `depth` is how many ranks count.

/// Lets points of one slice raise each other's numbers: to at least a dominator's, plus
/// `increment`.
void layers_raise_within(int32_t *columns, long stride, long count, long depth, int32_t increment);

/// Lets the points of `lower` raise the numbers of `upper`.
void layers_raise(int32_t *upper, long upper_stride, long upper_count, const int32_t *lower,
                  long lower_stride, long lower_count, long depth, int32_t increment);

#endif
