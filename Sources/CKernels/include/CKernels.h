/// Loops that run over millions of values, compiled several times for one processor family and
/// chosen by what the machine has. Each has a slow obvious reference in Swift in the tests.
///
/// All of them take pointers and counts, allocate nothing, keep no state and may run on any thread.
#ifndef CKERNELS_H
#define CKERNELS_H

#include "elementary.h"
#include "frontier.h"
#include "hypervolume.h"
#include "hypervolume_sweeps.h"
#include "layers_plane.h"
#include "layers_raise.h"
#include "layers_split.h"
#include "processor.h"
#include "sampling.h"
#include "scan.h"
#include "scoring.h"
#include "sort.h"

#endif
