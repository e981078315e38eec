#ifndef REFILLD_BENCH_STEP_FLOOR_H
#define REFILLD_BENCH_STEP_FLOOR_H

#include <stddef.h>
#include <stdint.h>

/// What a state machine costs at the very least: `state = next[state][event]` for each of `count` events.
///
/// - next: `states` rows of 256 successors, each below `states`.
/// - Returns the state it ends in, so that no compiler leaves the work out.
uint8_t bench_step_floor(const uint8_t *next, const uint8_t *events, size_t count, uint8_t state);

#endif
