#pragma once

#include <cstddef>
#include <vector>

namespace backprop {

/// Memory for numbers that are worked on in place.
using Buffer = std::vector<double>;

/// A buffer of so many zeros.
Buffer zeros(std::ptrdiff_t count);

}  // namespace backprop
