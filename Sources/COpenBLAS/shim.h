#if __has_include(<cblas.h>)
#include <cblas.h>
#else
#error "cblas.h of OpenBLAS was not found: install libopenblas-dev (Debian, Ubuntu) or openblas (Homebrew)"
#endif
