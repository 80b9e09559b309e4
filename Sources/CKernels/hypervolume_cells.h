// The search through cells for boxes of HYPERVOLUME_WIDTH values, included once for each width.

#define JOINED(name, width) name##width
#define JOIN(name, width) JOINED(name, width)
#define BOX JOIN(Box, HYPERVOLUME_WIDTH)
#define FLAGS JOIN(Flags, HYPERVOLUME_WIDTH)

typedef double BOX __attribute__((ext_vector_type(HYPERVOLUME_WIDTH)));
typedef long JOIN(Counts, HYPERVOLUME_WIDTH) __attribute__((ext_vector_type(HYPERVOLUME_WIDTH)));
typedef _Bool FLAGS __attribute__((ext_vector_type(HYPERVOLUME_WIDTH)));

enum { JOIN(all, HYPERVOLUME_WIDTH) = (1 << HYPERVOLUME_WIDTH) - 1 };

// A bit for each value of a comparison of boxes.
#define BITS(comparison)                                            \
  ({                                                                \
    FLAGS flags_ = __builtin_convertvector((comparison), FLAGS);    \
    unsigned short bits_ = 0;                                       \
    __builtin_memcpy(&bits_, &flags_, sizeof flags_);               \
    (unsigned)bits_ & (unsigned)JOIN(all, HYPERVOLUME_WIDTH);       \
  })
#define HOLDS(comparison) (BITS(comparison) == (unsigned)JOIN(all, HYPERVOLUME_WIDTH))

KERNEL_BODY double JOIN(extent, HYPERVOLUME_WIDTH)(const BOX *box) {
  const BOX e = *box;
#if HYPERVOLUME_WIDTH == 4
  return (e[0] * e[1]) * (e[2] * e[3]);
#else
  double product = 1;
  for (int i = 0; i < HYPERVOLUME_WIDTH; i += 8)
    product *= ((e[i] * e[i + 1]) * (e[i + 2] * e[i + 3])) *
               ((e[i + 4] * e[i + 5]) * (e[i + 6] * e[i + 7]));
  return product;
#endif
}

// The volumes common to each set of at most `count` boxes, 3 … 8 of them, by inclusion and
// exclusion: with the sign of the set's size, the empty set being the cell. A lane is a set of the
// first three, a word a set of the others.
KERNEL_BODY void JOIN(sets, HYPERVOLUME_WIDTH)(
    const BOX *boxes, long present, const BOX *lower, const BOX *upper, long dimensions, int count,
    Lanes *signedVolumes) {
  BOX extents[leaf_limit];
  for (int i = 0; i < count; i++) extents[i] = i < present ? boxes[i] - *lower : (BOX)0;
  const BOX whole = *upper - *lower;
  const int words = 1 << (count - 3);
  for (long k = 0; k < dimensions; k++) {
    const double a = extents[0][k], b = extents[1][k], c = extents[2][k];
    const double ab = MINIMUM(a, b), ac = MINIMUM(a, c), bc = MINIMUM(b, c);
    Lanes common[1 << (leaf_limit - 3)];
    common[0] = (Lanes){whole[k], a, b, ab, c, ac, bc, MINIMUM(ab, c)};
    for (int j = 3; j < count; j++) {
      const Lanes next = (Lanes)extents[j][k];
      const int half = 1 << (j - 3);
      for (int s = 0; s < half; s++) common[half + s] = MINIMUM(common[s], next);
    }
    if (k == 0) {
      for (int s = 0; s < words; s++)
        signedVolumes[s] = __builtin_popcount((unsigned)s) & 1 ? -common[s] : common[s];
    } else {
      for (int s = 0; s < words; s++) signedVolumes[s] *= common[s];
    }
  }
}

// What boxes of a cell leave of it uncovered; with `isUnion` what they cover.
KERNEL_BODY double JOIN(leaf, HYPERVOLUME_WIDTH)(
    const BOX *boxes, long present, const BOX *lower, const BOX *upper, long dimensions, int count,
    int isUnion) {
  Lanes volumes[1 << (leaf_limit - 3)];
  JOIN(sets, HYPERVOLUME_WIDTH)(boxes, present, lower, upper, dimensions, count, volumes);
  Lanes sum = volumes[0];
  // Without the empty set, the cell, so that no digits are lost to it.
  if (isUnion) sum[0] = 0;
  for (int s = 1; s < 1 << (count - 3); s++) sum += volumes[s];
  const double left = ((sum[0] - sum[1]) + (sum[3] - sum[2])) +
                      ((sum[5] - sum[4]) + (sum[6] - sum[7]));
  return isUnion ? -left : left;
}

// Adds to each box of a cell what it alone covers: all sets that it is in.
KERNEL_BODY void JOIN(shares, HYPERVOLUME_WIDTH)(
    const BOX *boxes, const int *numbers, long present, const BOX *lower, const BOX *upper,
    long dimensions, int count, double *contributions) {
  Lanes volumes[1 << (leaf_limit - 3)];
  JOIN(sets, HYPERVOLUME_WIDTH)(boxes, present, lower, upper, dimensions, count, volumes);
  const int words = 1 << (count - 3);
  for (int j = 3; j < count; j++) {
    Lanes sum = (Lanes)0;
    for (int s = 0; s < words; s++)
      if (s >> (j - 3) & 1) sum += volumes[s];
    if (j < present)
      contributions[numbers[j]] -= ((sum[0] - sum[1]) + (sum[3] - sum[2])) +
                                   ((sum[5] - sum[4]) + (sum[6] - sum[7]));
  }
  Lanes sum = volumes[0];
  for (int s = 1; s < words; s++) sum += volumes[s];
  contributions[numbers[0]] += (sum[1] - sum[3]) + (sum[7] - sum[5]);
  if (present > 1) contributions[numbers[1]] += (sum[2] - sum[3]) + (sum[7] - sum[6]);
  if (present > 2) contributions[numbers[2]] += (sum[4] - sum[5]) + (sum[7] - sum[6]);
}

// A value of one dimension, below the cell's upper end, with about half of the others below it.
KERNEL_BODY double JOIN(middle, HYPERVOLUME_WIDTH)(
    const BOX *boxes, long count, long dimension, double upper) {
  const double *values = (const double *)boxes + dimension;
  double sample[64];
  long found = 0;
  const long step = (count + 63) / 64;
  for (long i = 0; i < count; i += step) {
    const double value = values[i * HYPERVOLUME_WIDTH];
    sample[found] = value;
    // The last place may be written again, never one beyond it.
    found += value < upper;
  }
  if (found == 0) {
    for (long i = 0; i < count; i++) {
      const double value = values[i * HYPERVOLUME_WIDTH];
      if (value < upper) return value;
    }
  }
  if (found < 3) return sample[found / 2];
  if (found < 9) return middle_of_three(sample[0], sample[found / 2], sample[found - 1]);
  const long ninth = found / 9;
  return middle_of_three(
      middle_of_three(sample[0], sample[ninth], sample[2 * ninth]),
      middle_of_three(sample[3 * ninth], sample[4 * ninth], sample[5 * ninth]),
      middle_of_three(sample[6 * ninth], sample[7 * ninth], sample[8 * ninth]));
}

KERNEL_BODY int JOIN(search, HYPERVOLUME_WIDTH)(HypervolumeSearch *search, int isUnion) {
  const long dimensions = search->dimensions;
  double volume = search->volume;
  double *contributions = search->contributions;
  while (search->cellCount > 0) {
    HypervolumeCell *cell = &search->cells[search->cellCount - 1];
    BOX *boxes = (BOX *)search->boxes + cell->start;
    int *numbers = isUnion ? 0 : search->numbers + cell->start;
    long count = cell->count;
    // A split takes one cell more, and of boxes as many as there are.
    if (search->cellCount >= search->cellCapacity ||
        cell->start + 2 * count > search->boxCapacity) {
      search->volume = volume;
      return 1;
    }
    search->cellCount -= 1;
    BOX lower, upper;
    __builtin_memcpy(&lower, cell->lower, sizeof lower);
    __builtin_memcpy(&upper, cell->upper, sizeof upper);
    long owner = cell->owner;

    if (cell->unclipped) {
      // What a box lacks of the cell decides what becomes of it: in no dimension, and the cell is
      // covered; in one, and it is a slab by which the cell shrinks.
      int isSettled = 0;
      long kept = 0;
      BOX second = lower, first = lower;
      for (long i = 0; i < count; i++) {
        const BOX box = MINIMUM(boxes[i], upper);
        const unsigned lacking = BITS(box < upper);
        const int number = isUnion ? 0 : numbers[i];
        boxes[kept] = box;
        if (!isUnion) numbers[kept] = number;
        kept += 1;
        if (__builtin_expect((lacking & (lacking - 1)) != 0, 1)) continue;
        if (lacking == 0) {
          kept -= 1;
          isSettled = isUnion || owner >= 0;
          if (isSettled) break;
          owner = number;
          continue;
        }
        const int slab = __builtin_ctz(lacking);
        if (isUnion || owner >= 0) {
          kept -= 1;
          if (box[slab] > lower[slab]) {
            BOX extents = upper - lower;
            extents[slab] = box[slab] - lower[slab];
            if (isUnion) volume += JOIN(extent, HYPERVOLUME_WIDTH)(&extents);
            lower[slab] = box[slab];
          }
        } else {
          // What two slabs cover nobody covers alone; the greater stays a box like others.
          second[slab] = MAXIMUM(second[slab], MINIMUM(first[slab], box[slab]));
          first[slab] = MAXIMUM(first[slab], box[slab]);
        }
      }
      if (isSettled) {
        if (isUnion) {
          const BOX extents = upper - lower;
          volume += JOIN(extent, HYPERVOLUME_WIDTH)(&extents);
        }
        continue;
      }
      count = kept;
      if (!isUnion) lower = MAXIMUM(lower, second);
    }

    // The greatest boxes, by bits of the volume above those of the place. Where a box ends below
    // the cell this is no volume, but then it does not matter: all it covers end below too.
    const long places = count > 1 ? (1L << (64 - __builtin_clzl((unsigned long)count - 1))) - 1 : 0;
    long greatest = (-__LONG_MAX__ - 1), next = (-__LONG_MAX__ - 1);
    for (long i = 0; i < count; i++) {
      const BOX extents = boxes[i] - lower;
      const double size = JOIN(extent, HYPERVOLUME_WIDTH)(&extents);
      long key;
      __builtin_memcpy(&key, &size, sizeof key);
      key = (key & ~places) | i;
      if (!isUnion) next = MAXIMUM(next, MINIMUM(greatest, key));
      greatest = MAXIMUM(greatest, key);
    }
    // They come first. A box within both of them is never alone; in a cell that is covered
    // already, or for a union, one is enough.
    BOX pivot = lower, other = (BOX)__builtin_inf();
    long pivots = 0;
    if (count > 0) {
      const long place = greatest & places;
      pivot = boxes[place];
      boxes[place] = boxes[0];
      boxes[0] = pivot;
      if (!isUnion) SWAP(int, numbers[place], numbers[0]);
      pivots = 1;
      if (!isUnion && owner < 0 && count > 1) {
        // Where the greatest was is now what was first.
        const long second = (next & places) == 0 ? place : next & places;
        other = boxes[second];
        boxes[second] = boxes[1];
        boxes[1] = other;
        SWAP(int, numbers[second], numbers[1]);
        pivots = 2;
      }
    }
    long kept = 0;
    JOIN(Counts, HYPERVOLUME_WIDTH) lacking = 0;
    for (long i = 0; i < pivots; i++) {
      const BOX box = boxes[i];
      const int isKept = HOLDS(box > lower);
      boxes[kept] = box;
      if (!isUnion) numbers[kept] = numbers[i];
      lacking -= (box < upper) & -(long)isKept;
      kept += isKept;
    }
    for (long i = pivots; i < count; i++) {
      const BOX box = boxes[i];
      const int isWithin = isUnion ? HOLDS(box <= pivot) : HOLDS((box <= pivot) & (box <= other));
      const int isKept = HOLDS(box > lower) & !isWithin;
      boxes[kept] = box;
      if (!isUnion) numbers[kept] = numbers[i];
      lacking -= (box < upper) & -(long)isKept;
      kept += isKept;
    }
    count = kept;

    if (count <= leaf_limit) {
      if (count == 0 && (isUnion || owner < 0)) continue;
#define LEAF(size)                                                                              \
  if (isUnion)                                                                                  \
    volume += JOIN(leaf, HYPERVOLUME_WIDTH)(boxes, count, &lower, &upper, dimensions, size, 1); \
  else if (owner >= 0)                                                                          \
    contributions[owner] +=                                                                     \
        JOIN(leaf, HYPERVOLUME_WIDTH)(boxes, count, &lower, &upper, dimensions, size, 0);       \
  else                                                                                          \
    JOIN(shares, HYPERVOLUME_WIDTH)                                                             \
    (boxes, numbers, count, &lower, &upper, dimensions, size, contributions)
      switch (count) {
        case 4: LEAF(4); break;
        case 5: LEAF(5); break;
        case 6: LEAF(6); break;
        case 7: LEAF(7); break;
        case 8: LEAF(8); break;
        default: LEAF(3); break;
      }
#undef LEAF
      continue;
    }

    // Across the dimension in which most boxes end within the cell.
    long split = 0;
    for (long k = 1; k < dimensions; k++)
      if (lacking[k] > lacking[split]) split = k;
    const double at = JOIN(middle, HYPERVOLUME_WIDTH)(boxes, count, split, upper[split]);
    BOX *above = boxes + count;
    long aboveCount = 0;
    for (long i = 0; i < count; i++) {
      const BOX box = boxes[i];
      above[aboveCount] = box;
      if (!isUnion) numbers[count + aboveCount] = numbers[i];
      aboveCount += box[split] > at;
    }
    // The part below keeps the boxes' place, and is measured once that above is done.
    const long start = cell->start;
    HypervolumeCell *below = &search->cells[search->cellCount++];
    BOX corner = upper;
    corner[split] = at;
    __builtin_memcpy(below->lower, &lower, sizeof lower);
    __builtin_memcpy(below->upper, &corner, sizeof corner);
    below->start = start;
    below->count = count;
    below->owner = owner;
    below->unclipped = 1;
    HypervolumeCell *rest = &search->cells[search->cellCount++];
    corner = lower;
    corner[split] = at;
    __builtin_memcpy(rest->lower, &corner, sizeof corner);
    __builtin_memcpy(rest->upper, &upper, sizeof upper);
    rest->start = start + count;
    rest->count = aboveCount;
    rest->owner = owner;
    rest->unclipped = 0;
  }
  search->volume = volume;
  return 0;
}

#undef HOLDS
#undef BITS
#undef FLAGS
#undef BOX
#undef JOIN
#undef JOINED
