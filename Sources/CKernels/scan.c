#include "include/scan.h"

#include <string.h>

#include "levels.h"

enum { lanes = 64, many = 16 };
typedef unsigned char Bytes __attribute__((vector_size(lanes)));

static inline __attribute__((always_inline)) long sum(const Bytes *bytes) {
  long total = 0;
  for (int lane = 0; lane < lanes; lane++) total += (*bytes)[lane];
  return total;
}

static inline __attribute__((always_inline)) int is_any_high(const Bytes *bytes) {
  unsigned char any = 0;
  for (int lane = 0; lane < lanes; lane++) any |= (*bytes)[lane];
  return any >= 0x80;
}

KERNEL_BODY TextCounts count_text_body(const void *text, long count) {
  const unsigned char *bytes = text;
  TextCounts counts = {0, 0, 0, 0};
  long offset = 0;
  while (offset + lanes <= count) {
    // A lane counts to 255 at most before it is added up.
    const long left = (count - offset) / lanes, rounds = left < 255 ? left : 255;
    const unsigned char *block = bytes + offset;
    Bytes newlines = {0}, returns = {0}, all = {0};
    for (long round = 0; round < rounds; round++) {
      Bytes part;
      memcpy(&part, block + round * lanes, lanes);
      newlines -= (Bytes)(part == '\n');
      returns -= (Bytes)(part == '\r');
      all |= part;
    }
    counts.newlines += sum(&newlines);
    counts.returns += sum(&returns);
    offset += rounds * lanes;
    // ASCII, as nearly all is, holds neither of the others.
    if (!is_any_high(&all)) continue;
    Bytes continuations = {0}, longLeads = {0};
    for (long round = 0; round < rounds; round++) {
      Bytes part;
      memcpy(&part, block + round * lanes, lanes);
      continuations -= (Bytes)((part & 0xC0) == 0x80);
      longLeads -= (Bytes)(part >= 0xF0);
    }
    counts.continuations += sum(&continuations);
    counts.longLeads += sum(&longLeads);
  }
  for (; offset < count; offset++) {
    counts.newlines += bytes[offset] == '\n';
    counts.returns += bytes[offset] == '\r';
    counts.continuations += (bytes[offset] & 0xC0) == 0x80;
    counts.longLeads += bytes[offset] >= 0xF0;
  }
  return counts;
}

KERNEL_LEVELS(TextCounts, kernel_count_text, count_text_body, (const void *text, long count),
              (text, count))

KERNEL_BODY long count_crlf_body(const void *text, long count) {
  const unsigned char *bytes = text;
  long pairs = 0, offset = 1;
  while (offset + lanes <= count) {
    const long left = (count - offset) / lanes, rounds = left < 255 ? left : 255;
    Bytes found = {0};
    for (long round = 0; round < rounds; round++) {
      Bytes part, before;
      memcpy(&part, bytes + offset + round * lanes, lanes);
      memcpy(&before, bytes + offset + round * lanes - 1, lanes);
      found -= (Bytes)((part == '\n') & (before == '\r'));
    }
    pairs += sum(&found);
    offset += rounds * lanes;
  }
  for (; offset < count; offset++) {
    pairs += bytes[offset] == '\n' && bytes[offset - 1] == '\r';
  }
  return pairs;
}

KERNEL_LEVELS(long, kernel_count_crlf, count_crlf_body, (const void *text, long count),
              (text, count))

KERNEL_BODY long count_behind_line_end_body(const void *text, long count) {
  const unsigned char *bytes = text;
  long start = count;
  // Looking whether any lane has found one takes longer than comparing: once for many of them.
  for (; start >= many * lanes; start -= many * lanes) {
    Bytes found = {0};
    for (long round = 1; round <= many; round++) {
      Bytes part;
      memcpy(&part, bytes + start - round * lanes, lanes);
      found |= (Bytes)((part == '\n') | (part == '\r'));
    }
    if (is_any_high(&found)) break;
  }
  for (; start >= lanes; start -= lanes) {
    Bytes part;
    memcpy(&part, bytes + start - lanes, lanes);
    const Bytes found = (Bytes)((part == '\n') | (part == '\r'));
    if (is_any_high(&found)) break;
  }
  while (start > 0 && bytes[start - 1] != '\n' && bytes[start - 1] != '\r') start--;
  return count - start;
}

KERNEL_LEVELS(long, kernel_count_behind_line_end, count_behind_line_end_body,
              (const void *text, long count), (text, count))
