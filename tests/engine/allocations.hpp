#pragma once

#include <Eigen/Core>

/// How often the C++ library has allocated memory since the program began.
int allocations();

/// Whether Eigen may allocate memory; only the sanitized build asks.
inline void let_eigen_allocate([[maybe_unused]] bool allowed) {
#ifdef EIGEN_RUNTIME_NO_MALLOC
  Eigen::internal::set_is_malloc_allowed(allowed);
#endif
}

/// How often a function allocates memory through the C++ library. In the sanitized build, Eigen's
/// own allocations throw while it runs.
template <typename Function>
int allocations_of(Function&& function) {
  let_eigen_allocate(false);
  const int before = allocations();
  function();
  const int after = allocations();
  let_eigen_allocate(true);
  return after - before;
}
