#ifndef CKERNELS_ELEMENTARY_H
#define CKERNELS_ELEMENTARY_H

/// The natural logarithm of a finite positive number, within 1 ulp; of 0, a negative or a subnormal
/// number and of NaN that of the least normal one.
double elementary_log(double x);

/// The exponential of a number that is not above 700, within 2 ulp; 0 up to −708, and for NaN.
double elementary_exp(double x);

/// Puts the logarithm of each value in its place, with the bits of `elementary_log`.
void elementary_log_all(double *values, long count);

/// Puts the exponential of each value in its place, with the bits of `elementary_exp`.
void elementary_exp_all(double *values, long count);

#endif
