#ifndef CKERNELS_PROCESSOR_H
#define CKERNELS_PROCESSOR_H

/// Which of its bodies a kernel runs; a greater one needs more of the processor.
typedef enum KernelLevel {
  kernel_level_portable = 0,
  kernel_level_avx2 = 1,
  kernel_level_avx512 = 2
} KernelLevel;

/// The greatest level that this processor and its operating system allow.
KernelLevel kernel_level(void);

/// The name of a level, as the processor's maker writes it.
const char *kernel_level_name(KernelLevel level);

#endif
