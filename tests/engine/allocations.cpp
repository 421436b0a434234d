#include "allocations.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <new>

namespace {

int count = 0;

}  // namespace

// Not inlined: compilers would take the pair apart and warn of malloc freed by delete.
#define BACKPROP_NOINLINE __attribute__((noinline))
BACKPROP_NOINLINE void* operator new(std::size_t size) {
  ++count;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
BACKPROP_NOINLINE void operator delete(void* memory) noexcept { std::free(memory); }
BACKPROP_NOINLINE void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

int allocations() { return count; }

TEST_CASE("the counter counts") {
  // Called as functions: a new expression and its delete may be optimised away together.
  CHECK(allocations_of([] { ::operator delete(::operator new(8)); }) == 1);
}
