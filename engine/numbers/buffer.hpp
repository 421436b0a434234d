#pragma once

#include <cstddef>
#include <vector>

namespace backprop {

/// Memory for numbers that are worked on in place.
using Buffer = std::vector<double>;

/// A buffer of so many zeros.
inline Buffer zeros(std::ptrdiff_t count) { return Buffer(static_cast<std::size_t>(count)); }

}  // namespace backprop
