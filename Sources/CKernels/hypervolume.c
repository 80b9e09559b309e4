// Volumes of unions of boxes with one corner at 0, by cells: a cell is split across the middle of
// the boxes that end in it until few are left, which inclusion and exclusion measure. A box that
// spans the cell in all dimensions but one is a slab, by which the cell shrinks, so boxes vanish as
// cells become small. Chan, *Klee's measure problem made easy*, FOCS 2013, to which dropping what
// the greatest box of a cell covers and the leaves are added.

#include "include/hypervolume.h"

#include "levels.h"

// At 8 boxes the sets are 256; 7 and 9 were slower for four dimensions, 9 hardly faster for six.
enum { leaf_limit = 8 };

typedef double Lanes __attribute__((ext_vector_type(8)));

#define MINIMUM(a, b) ((a) < (b) ? (a) : (b))
#define MAXIMUM(a, b) ((a) > (b) ? (a) : (b))
#define SWAP(type, a, b)      \
  do {                        \
    const type first_ = (a);  \
    (a) = (b);                \
    (b) = first_;             \
  } while (0)

KERNEL_BODY double middle_of_three(double a, double b, double c) {
  const double low = MINIMUM(a, b), high = MAXIMUM(a, b);
  const double rest = MINIMUM(high, c);
  return MAXIMUM(low, rest);
}

#define HYPERVOLUME_WIDTH 4
#include "hypervolume_cells.h"
#undef HYPERVOLUME_WIDTH

#define HYPERVOLUME_WIDTH 8
#include "hypervolume_cells.h"
#undef HYPERVOLUME_WIDTH

#define HYPERVOLUME_WIDTH 16
#include "hypervolume_cells.h"
#undef HYPERVOLUME_WIDTH

KERNEL_BODY int measure(HypervolumeSearch *search, int isUnion) {
  return search->width == 4   ? search4(search, isUnion)
         : search->width == 8 ? search8(search, isUnion)
                              : search16(search, isUnion);
}

KERNEL_BODY int union_body(HypervolumeSearch *search) { return measure(search, 1); }
KERNEL_BODY int contributions_body(HypervolumeSearch *search) { return measure(search, 0); }

KERNEL_LEVELS(int, kernel_hypervolume_union, union_body, (HypervolumeSearch *search), (search))
KERNEL_LEVELS(
    int, kernel_hypervolume_contributions, contributions_body, (HypervolumeSearch *search),
    (search))
