#ifndef CKERNELS_LAYERS_SPLIT_H
#define CKERNELS_LAYERS_SPLIT_H

#include <stdint.h>

/// Splitting of points that are held column by column, `stride` integers apart. A set of points is
/// a slice of all columns.

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

#endif
