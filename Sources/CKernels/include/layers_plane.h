#ifndef CKERNELS_LAYERS_PLANE_H
#define CKERNELS_LAYERS_PLANE_H

#include <stdint.h>

/// Numbers the layers of two objectives, from 0: Jensen's sweep.
///
/// Entries (see sort.h) hold a point in their upper half, in the order of the first objective and
/// then of `second`, equal ones with the same number; it is replaced by the layer. `least` has room
/// for as many keys as there are entries. Returns how many layers there are.
long layers_sweep_plane(const double *second, const int32_t *rows, int greater_is_better,
                        long count, uint64_t *entries, uint64_t *least);

/// For each row one of layer 0 that dominates it, the first in the order of the entries, or −1 in
/// layer 0.
///
/// Entries are as `layers_sweep_plane` leaves them. `frontier_keys` and `frontier_rows` have room
/// for as many as are in layer 0; `dominators` has a place for each row.
void layers_find_dominators_in_plane(const double *second, const int32_t *rows,
                                     int greater_is_better, long count, const uint64_t *entries,
                                     uint64_t *frontier_keys, int32_t *frontier_rows,
                                     int32_t *dominators);

#endif
