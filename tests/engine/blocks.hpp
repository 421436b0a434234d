#pragma once

#include "numbers/layer_block.hpp"
#include "numbers/matrix.hpp"

namespace backprop {

/// A vector as the block of one example.
inline ConstBlock block(const Vector& numbers) {
  return one_example(numbers.data(), numbers.size());
}
inline Block block(Vector& numbers) { return one_example(numbers.data(), numbers.size()); }

}  // namespace backprop
