#include "include/scan.h"

#include <string.h>

#include "levels.h"

enum { lanes = 64 };
typedef unsigned char Bytes __attribute__((vector_size(lanes)));

static inline __attribute__((always_inline)) long sum(const Bytes *bytes) {
  long total = 0;
  for (int lane = 0; lane < lanes; lane++) total += (*bytes)[lane];
  return total;
}

KERNEL_BODY TextCounts count_text_body(const void *text, long count) {
  const unsigned char *bytes = text;
  TextCounts counts = {0, 0, 0};
  long offset = 0;
  while (offset + lanes <= count) {
    // A lane counts to 255 at most before it is added up.
    Bytes newlines = {0}, continuations = {0}, longLeads = {0};
    for (int round = 0; round < 255 && offset + lanes <= count; round++, offset += lanes) {
      Bytes part;
      memcpy(&part, bytes + offset, lanes);
      newlines -= (Bytes)(part == '\n');
      continuations -= (Bytes)((part & 0xC0) == 0x80);
      longLeads -= (Bytes)(part >= 0xF0);
    }
    counts.newlines += sum(&newlines);
    counts.continuations += sum(&continuations);
    counts.longLeads += sum(&longLeads);
  }
  for (; offset < count; offset++) {
    counts.newlines += bytes[offset] == '\n';
    counts.continuations += (bytes[offset] & 0xC0) == 0x80;
    counts.longLeads += bytes[offset] >= 0xF0;
  }
  return counts;
}

KERNEL_LEVELS(TextCounts, kernel_count_text, count_text_body, (const void *text, long count),
              (text, count))
