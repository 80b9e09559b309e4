#ifndef CKERNELS_FRONTIER_LEVELS_H
#define CKERNELS_FRONTIER_LEVELS_H

#include "levels.h"

// Vectors are only handed to functions that are inlined, so no convention of calls matters.
#pragma clang diagnostic ignored "-Wpsabi"

/// `KERNEL_LEVELS`, and the portable body under a name of its own, for tests.
#define FRONTIER_LEVELS(result, name, body, parameters, arguments) \
  result name##_portable parameters { return body arguments; }     \
  KERNEL_LEVELS(result, name, body, parameters, arguments)

#endif
