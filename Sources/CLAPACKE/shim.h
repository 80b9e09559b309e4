#if __has_include(<lapacke.h>)
// Only the real d* routines are called. C's complex types do not import into Swift, so the
// complex ones are declared over plain structs of the same layout.
typedef struct { float real, imaginary; } rightsizer_complex_float;
typedef struct { double real, imaginary; } rightsizer_complex_double;
#define LAPACK_COMPLEX_CUSTOM
#define lapack_complex_float rightsizer_complex_float
#define lapack_complex_double rightsizer_complex_double
#include <lapacke.h>
// lapack_int is a macro, which Swift does not see.
typedef lapack_int rightsizer_lapack_int;
#else
#error "lapacke.h was not found: install liblapacke-dev (Debian, Ubuntu) or lapack (Homebrew)"
#endif
