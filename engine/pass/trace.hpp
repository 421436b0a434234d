#pragma once

#include <vector>

#include "network/examples.hpp"
#include "pass/pass.hpp"

namespace backprop {

/// All numbers of one layer in a whole pass. What a layer does not have is empty.
struct LayerTrace {
  Vector preactivations{};          ///< z
  Vector activations{};             ///< a
  Vector slopes{};                  ///< f'; NaN of softmax
  Vector activation_gradients{};    ///< dL/da
  Vector deltas{};                  ///< dL/dz
  Matrix weight_gradients{};        ///< dL/dw
  Vector bias_gradients{};          ///< dL/db
  Vector gamma_gradients{};         ///< dL/dgamma
  Vector beta_gradients{};          ///< dL/dbeta
  double gradient_magnitude = 0.0;  ///< mean of |delta|
};

/// What a whole pass over an example comes to.
struct Trace {
  double loss = 0.0;
  Vector input_gradients{};          ///< dL/dx
  std::vector<LayerTrace> layers{};  ///< 1..N
};

/// Of a pass, whatever iteration it stands at.
Trace trace_of(const Pass& pass);

}  // namespace backprop
