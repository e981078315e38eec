#include "step_floor.h"

uint8_t bench_step_floor(const uint8_t *next, const uint8_t *events, size_t count, uint8_t state) {
  for (size_t i = 0; i < count; i++) state = next[((size_t)state << 8) | events[i]];
  return state;
}
