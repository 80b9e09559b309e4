/// How one body becomes several functions.
///
/// A kernel is written once, as a `KERNEL_BODY`: an inlined function in plain C or clang's vector
/// types, whose loops the compiler widens to whatever level it is inlined into. `KERNEL_LEVELS`
/// then makes the public function and its variants:
///
///     KERNEL_BODY void scale_body(double *values, long count, double factor) { … }
///     KERNEL_LEVELS(void, kernel_scale, scale_body, (double *values, long count, double factor),
///                   (values, count, factor))
///
/// Multiplication and addition are never fused, so every level gives the same bits.
#ifndef CKERNELS_LEVELS_H
#define CKERNELS_LEVELS_H

#include "include/processor.h"

#pragma STDC FP_CONTRACT OFF

#define KERNEL_BODY static inline __attribute__((always_inline))

#if defined(__x86_64__)
#define KERNEL_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#define KERNEL_AVX512 \
  __attribute__((     \
    target("avx512f,avx512dq,avx512bw,avx512vl,avx2,bmi,bmi2,lzcnt,popcnt"), min_vector_width(512)))
#define KERNEL_LEVELS(result, name, body, parameters, arguments)                          \
  KERNEL_AVX2 static result name##_avx2 parameters { return body arguments; }             \
  KERNEL_AVX512 static result name##_avx512 parameters { return body arguments; }         \
  result name parameters {                                                                \
    switch (kernel_level()) {                                                             \
      case kernel_level_avx512: return name##_avx512 arguments;                           \
      case kernel_level_avx2: return name##_avx2 arguments;                               \
      case kernel_level_portable: break;                                                  \
    }                                                                                     \
    return body arguments;                                                                \
  }
#else
#define KERNEL_LEVELS(result, name, body, parameters, arguments) \
  result name parameters { return body arguments; }
#endif

#endif
