#include "include/processor.h"

KernelLevel kernel_level(void) {
#if defined(__x86_64__)
  // What the operating system does not save on a switch of threads is not reported here.
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("bmi2")) {
    return kernel_level_avx512;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return kernel_level_avx2;
#endif
  return kernel_level_portable;
}

const char *kernel_level_name(KernelLevel level) {
  switch (level) {
    case kernel_level_avx512: return "AVX-512";
    case kernel_level_avx2: return "AVX2";
    case kernel_level_portable: break;
  }
  return "portable";
}
