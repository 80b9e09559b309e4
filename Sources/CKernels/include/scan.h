#ifndef CKERNELS_SCAN_H
#define CKERNELS_SCAN_H

/// What tells lines, columns and UTF-16 offsets of UTF-8 text.
typedef struct TextCounts {
  long newlines;
  long returns;
  /// Bytes 0x80 to 0xBF, which begin no character.
  long continuations;
  /// Bytes from 0xF0 on, whose characters are two UTF-16 code units.
  long longLeads;
} TextCounts;

typedef unsigned char KernelBlock16 __attribute__((vector_size(16)));

/// A bit for each of 16 bytes, which are all ones or zero, as two words in memory's order; the first is
/// the lowest.
static inline unsigned kernel_mask_of_words(const unsigned long long words[2]) {
  // One bit of each byte, gathered by a multiplication: none meets another on its way up.
  const unsigned long long each = 0x0101010101010101u, gather = 0x0102040810204080u;
  return (unsigned)((words[0] & each) * gather >> 56) |
         (unsigned)((words[1] & each) * gather >> 56) << 8;
}

/// A bit for each lane, which is all ones or zero; the first is the lowest.
static inline unsigned kernel_mask16(KernelBlock16 lanes) {
#if defined(__SSE2__) && !defined(KERNEL_PORTABLE)
  typedef char Chars __attribute__((vector_size(16)));
  return (unsigned)__builtin_ia32_pmovmskb128((Chars)lanes);
#else
  unsigned long long words[2];
  __builtin_memcpy(words, &lanes, 16);
  return kernel_mask_of_words(words);
#endif
}

/// A bit for each of 16 bytes in which text differs from a piece; the first is the lowest.
static inline unsigned kernel_differing16(const char *text, const char *piece) {
  KernelBlock16 here, there;
  __builtin_memcpy(&here, text, 16);
  __builtin_memcpy(&there, piece, 16);
  // Compared for being equal, as vectors have no instruction for the opposite.
  return kernel_mask16((KernelBlock16)(here == there)) ^ 0xFFFF;
}

/// Whether `count` bytes of text, at least one, repeat those of a piece. Both are read up to the next
/// multiple of 16 bytes.
static inline _Bool kernel_repeats(const void *text, const void *piece, long count) {
  const char *here = text, *there = piece;
  for (; count > 16; count -= 16, here += 16, there += 16) {
    if (kernel_differing16(here, there)) return 0;
  }
  // What lies behind the last byte is shifted out.
  return kernel_differing16(here, there) << (32 - count) == 0;
}

/// The number of bytes of text before the first that is a quote, a backslash, a control character
/// or not ASCII. Up to 15 bytes behind that one are read.
static inline long kernel_plain_text(const void *text) {
  typedef signed char Block __attribute__((vector_size(16)));
  for (long offset = 0;; offset += 16) {
    Block part;
    __builtin_memcpy(&part, (const char *)text + offset, 16);
    // What is not ASCII is negative.
    const unsigned special = kernel_mask16(
        (KernelBlock16)((part == '"') | (part == '\\') | (part < 0x20)));
    if (special) return offset + __builtin_ctz(special);
  }
}

/// Counts in `count` bytes of text. Reads nothing behind them.
TextCounts kernel_count_text(const void *text, long count);

/// The number of LF right behind a CR within `count` bytes of text. Reads nothing behind them.
long kernel_count_crlf(const void *text, long count);

/// The number of bytes behind the last LF or CR of `count` bytes of text; all where there is none.
long kernel_count_behind_line_end(const void *text, long count);

#endif
