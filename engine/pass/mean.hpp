#pragma once

#include <vector>

#include "network/examples.hpp"
#include "pass/pass.hpp"

namespace backprop {

/// What passes over several examples come to: the mean of their losses, and of their gradients,
/// which are the gradients of that mean.
struct MeanPass {
  double loss;
  std::vector<LayerGradients> layers;  ///< 1..N
};

/// The mean over at least one example; each must fit the network.
MeanPass mean_of_passes(const Network& network, const std::vector<Example>& examples);

}  // namespace backprop
