#pragma once

#include <Eigen/Core>

/// How often the C++ library has allocated memory since the program began.
int allocations();

/// How often a function allocates memory through the C++ library. Eigen's own allocations throw
/// while it runs.
template <typename Function>
int allocations_of(Function&& function) {
  Eigen::internal::set_is_malloc_allowed(false);
  const int before = allocations();
  function();
  const int after = allocations();
  Eigen::internal::set_is_malloc_allowed(true);
  return after - before;
}
