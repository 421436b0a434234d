#pragma once

#include "numbers/matrix.hpp"

namespace backprop {

/// What the network is shown, and what it should have answered.
struct Example {
  Vector input;   ///< one number per input
  Vector target;  ///< one number per unit of the output layer
};

/// Inputs and targets to learn from: one column an example.
struct Examples {
  Matrix inputs;   ///< units of layer 0 x examples
  Matrix targets;  ///< units of the output layer x examples

  Eigen::Index size() const { return inputs.cols(); }
};

}  // namespace backprop
