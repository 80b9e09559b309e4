#ifndef CKERNELS_SCAN_H
#define CKERNELS_SCAN_H

/// What tells lines, columns and UTF-16 offsets of UTF-8 text.
typedef struct TextCounts {
  long newlines;
  /// Bytes 0x80 to 0xBF, which begin no character.
  long continuations;
  /// Bytes from 0xF0 on, whose characters are two UTF-16 code units.
  long longLeads;
} TextCounts;

/// Asks for the cache line of an address, which need not be a valid one.
static inline void kernel_prefetch(const void *address) { __builtin_prefetch(address); }

/// Counts in `count` bytes of text. Reads nothing behind them.
TextCounts kernel_count_text(const void *text, long count);

#endif
