#include "include/elementary.h"

#include "elementary_body.h"

double elementary_log(double x) { return one_log(x); }

double elementary_exp(double x) { return one_exp(x); }

KERNEL_BODY void log_all_body(double *values, long count) {
  for (long first = 0; first < count; first += lane_count) {
    Lanes lanes = lanes_load_first(values + first, count - first, 1);
    lanes_store_first(values + first, count - first, lanes_log(lanes));
  }
}
KERNEL_LEVELS(void, elementary_log_all, log_all_body, (double *values, long count), (values, count))

KERNEL_BODY void exp_all_body(double *values, long count) {
  for (long first = 0; first < count; first += lane_count) {
    Lanes lanes = lanes_load_first(values + first, count - first, 0);
    lanes_store_first(values + first, count - first, lanes_exp(lanes));
  }
}
KERNEL_LEVELS(void, elementary_exp_all, exp_all_body, (double *values, long count), (values, count))
