#ifndef CKERNELS_HYPERVOLUME_H
#define CKERNELS_HYPERVOLUME_H

/// The most dimensions that boxes have.
#define hypervolume_dimension_limit 16

/// A part of space, and the boxes of which something may lie in it.
typedef struct HypervolumeCell {
  /// The corners.
  double lower[hypervolume_dimension_limit], upper[hypervolume_dimension_limit];
  /// Where its boxes are, among those of the search.
  long start, count;
  /// The box that covers all of it and is not among its own, or −1.
  long owner;
  /// Whether the boxes may reach beyond the upper corner.
  long unclipped;
} HypervolumeCell;

/// Boxes with one corner at 0 that are measured cell by cell, and what is known so far.
///
/// It begins with one cell: from 0 up to no less than any box, 0 to 1 in dimensions that are not
/// there. All of what a kernel is about is in here, so that it can stop for room and go on.
typedef struct HypervolumeSearch {
  /// The opposite corners of the boxes of all cells, each `width` values, aligned to 64 bytes; 1 in
  /// dimensions that are not there.
  double *boxes;
  /// For each of them the number of the box; for contributions only.
  int *numbers;
  /// How many boxes there is room for.
  long boxCapacity;
  /// The cells that are left to measure.
  HypervolumeCell *cells;
  /// How many there is room for, at least 2, and how many there are.
  long cellCapacity, cellCount;
  /// The values of a box, 4, 8 or 16, and how many of them are dimensions.
  long width, dimensions;
  /// The volume of the union, to which cells add.
  double volume;
  /// For each box what it alone covers, to which cells add.
  double *contributions;
} HypervolumeSearch;

/// Adds the volume of the union of the boxes in all cells. Gives 0 when done, 1 when it needs room
/// for more boxes or cells to go on.
int kernel_hypervolume_union(HypervolumeSearch *search);

/// Adds, for each box, the volume that it alone covers. Gives what `kernel_hypervolume_union` gives.
int kernel_hypervolume_contributions(HypervolumeSearch *search);

#endif
