/// Logarithm and exponential without a branch or a call, once for one number and once for lanes:
/// both give the same bits on every level.
#ifndef CKERNELS_ELEMENTARY_BODY_H
#define CKERNELS_ELEMENTARY_BODY_H

#include "scoring_lanes.h"

// The coefficients of the logarithm and the two parts of ln 2 are those of fdlibm's e_log.c (Sun
// Microsystems 1993), which bounds its error by 1 ulp: x = 2^k (1 + f), and log(1 + f) from a
// polynomial in s = f / (2 + f).
//
// An integer below 2^52 set into the mantissa of 2^52 becomes a double by a mere subtraction, and
// the exponent, biased by 2048, is such an integer: conversions and arithmetic shifts of 64 bits
// are missing below AVX-512.
//
// The exponential: x = k ln 2 + r with |r| ≤ ½ ln 2, and the Taylor series of r to the 13th power.
// Adding 1.5 × 2^52 rounds to an integer, which then stands in the low bits.
#define ELEMENTARY_FUNCTIONS(prefix, Real, Bits)                                                 \
  KERNEL_BODY Real prefix##_log(Real x) {                                                        \
    Real least = (Real)0x1p-1022;                                                                \
    Real positive = x > least ? x : least;                                                       \
    Bits bits;                                                                                   \
    __builtin_memcpy(&bits, &positive, sizeof bits);                                             \
    Bits biased = (bits - 0x3FE6A09E667F3BCDul + (2048ul << 52)) >> 52;                          \
    Bits mantissaBits = bits - ((biased - 2048ul) << 52);                                        \
    Bits exponentBits = biased | 0x4330000000000000ul;                                           \
    Real mantissa, exponent;                                                                     \
    __builtin_memcpy(&mantissa, &mantissaBits, sizeof mantissa);                                 \
    __builtin_memcpy(&exponent, &exponentBits, sizeof exponent);                                 \
    Real k = exponent - (0x1p52 + 2048.0);                                                       \
    Real f = mantissa - 1.0;                                                                     \
    Real s = f / (2.0 + f);                                                                      \
    Real z = s * s;                                                                              \
    Real w = z * z;                                                                              \
    Real even = w * (3.999999999940941908e-01 +                                                  \
                     w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));             \
    Real odd = z * (6.666666666666735130e-01 +                                                   \
                    w * (2.857142874366239149e-01 +                                              \
                         w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));        \
    Real half = 0.5 * f * f;                                                                     \
    return k * 6.93147180369123816490e-01 -                                                      \
           ((half - (s * (half + even + odd) + k * 1.90821492927058770002e-10)) - f);            \
  }                                                                                              \
  KERNEL_BODY Real prefix##_exp(Real x) {                                                        \
    Real least = (Real)-708.0;                                                                   \
    Real limited = x > least ? x : least;                                                        \
    Real magic = limited * 1.4426950408889634 + 0x1.8p52;                                        \
    Real k = magic - 0x1.8p52;                                                                   \
    Real r = (limited - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10;        \
    Real sum = (Real)(1.0 / 6227020800.0);                                                       \
    sum = sum * r + 1.0 / 479001600.0;                                                           \
    sum = sum * r + 1.0 / 39916800.0;                                                            \
    sum = sum * r + 1.0 / 3628800.0;                                                             \
    sum = sum * r + 1.0 / 362880.0;                                                              \
    sum = sum * r + 1.0 / 40320.0;                                                               \
    sum = sum * r + 1.0 / 5040.0;                                                                \
    sum = sum * r + 1.0 / 720.0;                                                                 \
    sum = sum * r + 1.0 / 120.0;                                                                 \
    sum = sum * r + 1.0 / 24.0;                                                                  \
    sum = sum * r + 1.0 / 6.0;                                                                   \
    sum = sum * r + 0.5;                                                                         \
    sum = (sum * r + 1.0) * r + 1.0;                                                             \
    Bits sumBits, magicBits;                                                                     \
    __builtin_memcpy(&sumBits, &sum, sizeof sumBits);                                            \
    __builtin_memcpy(&magicBits, &magic, sizeof magicBits);                                      \
    sumBits = sumBits + (magicBits << 52);                                                       \
    Real scaled;                                                                                 \
    __builtin_memcpy(&scaled, &sumBits, sizeof scaled);                                          \
    return x > least ? scaled : (Real)0.0;                                                       \
  }

ELEMENTARY_FUNCTIONS(one, double, unsigned long)
ELEMENTARY_FUNCTIONS(lanes, Lanes, LaneBits)

#endif
