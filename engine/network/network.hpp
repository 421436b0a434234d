#pragma once

#include <vector>

#include "formulas/activation.hpp"
#include "formulas/loss.hpp"
#include "formulas/normalization.hpp"
#include "numbers/matrix.hpp"

namespace backprop {

/// The largest network: bounds memory, and keeps a document's error away from a failed allocation.
inline constexpr Eigen::Index max_layers = 64;
inline constexpr Eigen::Index max_units = 1024;
inline constexpr Eigen::Index max_parameters =
    Eigen::Index{64} * 256 * 257;  ///< 64 layers of 256 units

/// One weight layer: z = W a_before + b, u = z or its normalisation, a = f(u) (+ a_before).
struct Layer {
  Matrix weights;  ///< units x units of the layer before; weights(j, i) feeds unit j from unit i
  Vector biases;   ///< one per unit; none of a layer that computes z = W a_before
  Activation activation;
  Normalization normalization = Normalization::none;
  Vector gamma{};         ///< one per unit of a normalised layer, else none
  Vector beta{};          ///< likewise
  bool residual = false;  ///< adds the activations of the layer before, which has as many units
  bool frozen_weights = false;  ///< they have gradients, but no update changes them
  bool frozen_biases = false;   ///< likewise

  Eigen::Index units() const { return weights.rows(); }
  bool normalized() const { return normalization == Normalization::layer; }
};

/// A dense network. layers[l - 1] is layer l of the notation: 1..N, where N is the output.
struct Network {
  Eigen::Index inputs;  ///< units of layer 0
  std::vector<Layer> layers;
  Loss loss;
  double l2 = 0.0;  ///< lambda of 1/2 lambda sum w^2 over all weights, which is added to the loss

  /// N: the number of layers with weights, and so the number of the output layer.
  int layer_count() const { return static_cast<int>(layers.size()); }
};

}  // namespace backprop
