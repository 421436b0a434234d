#pragma once

#include <stdexcept>

/// Included before everything else: Eigen's assertions throw, so that a test can fail and the
/// others go on.
#define eigen_assert(condition) \
  ((condition) ? static_cast<void>(0) : throw std::logic_error("Eigen: " #condition))
