#ifndef REFILLD_BENCH_ALLOCATIONS_H
#define REFILLD_BENCH_ALLOCATIONS_H

#include <stdint.h>

/// How often the process has asked the heap for memory since it began: malloc, calloc, realloc and the aligned ones.
///
/// Counted by standing in front of the C library's own allocator, so that nothing of Swift's runtime escapes it.
uint64_t bench_allocations(void);

#endif
