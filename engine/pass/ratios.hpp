#pragma once

#include <cstdint>
#include <vector>

#include "network/initializer.hpp"

namespace backprop {

/// Networks that differ in depth, in the size of their weights and in their seed only: hidden
/// layers of one width and activation, and one sigmoid output under binary cross-entropy.
struct RatioSettings {
  Activation activation;    ///< of the hidden layers
  Initializer initializer;  ///< its seed and gain are left aside
  Eigen::Index width;       ///< units of each hidden layer
  std::vector<int> depths;  ///< how many hidden layers, at least 1
  std::vector<double> gains;
  int seeds;  ///< how many, from first_seed on
  std::uint64_t first_seed;
  Vector input;
  double target;  ///< from 0 to 1
};

/// How much of the error signal reaches the first layer: mean |delta_1| over mean |delta_N|, for
/// each depth, gain and seed (the last changes fastest), to the bit that of a pass over the network
/// by itself. NaN where both are 0.
Vector ratios(const RatioSettings& settings);

}  // namespace backprop
