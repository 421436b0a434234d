#include "pass/mean.hpp"

namespace backprop {

namespace {

/// sum <- sum + share * numbers, for arrays of the same shape, or an empty sum.
template <typename Numbers>
void add(Numbers& sum, double share, const Numbers& numbers) {
  for (Eigen::Index k = 0; k < sum.size(); ++k) sum.data()[k] += share * numbers.data()[k];
}

template <typename Numbers>
Numbers zeros_like(const Numbers& numbers) {
  Numbers zeros = numbers;
  zeros.setZero();
  return zeros;
}

}  // namespace

MeanPass mean_of_passes(const Network& network, const std::vector<Example>& examples) {
  MeanPass mean{0.0, {}};
  for (const Layer& layer : network.layers) {
    mean.layers.push_back({zeros_like(layer.weights), zeros_like(layer.biases),
                           zeros_like(layer.gamma), zeros_like(layer.beta)});
  }
  Pass pass(network, examples.front());
  const double share = 1.0 / static_cast<double>(examples.size());
  for (const Example& example : examples) {
    pass.set_example(example);
    pass.backward();
    mean.loss += share * pass.loss();
    for (int l = 1; l <= network.layer_count(); ++l) {
      const LayerPass& computed = pass.computed(l);
      LayerGradients& gradients = mean.layers[static_cast<std::size_t>(l) - 1];
      add(gradients.weights, share, computed.weight_gradients);
      add(gradients.biases, share, computed.deltas);
      add(gradients.gamma, share, computed.gamma_gradients);
      add(gradients.beta, share, computed.beta_gradients);
    }
  }
  return mean;
}

}  // namespace backprop
