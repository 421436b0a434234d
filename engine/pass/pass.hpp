#pragma once

#include <string>
#include <vector>

#include "network/examples.hpp"
#include "network/network.hpp"
#include "pass/place.hpp"

namespace backprop {

/// What one pass keeps of one layer: the forward half keeps what the backward half needs. Whatever
/// the pass has not reached yet is NaN, and so is a number that the layer does not have; a vector
/// that it does not have is empty. u is z, or gamma n + beta where the layer is normalised.
struct LayerPass {
  Vector preactivations;        ///< z = W a_before + b, one per unit
  Vector normalized;            ///< n = (z - mean z) / sqrt(var z + 1e-5); of a normalised layer
  double inverse_deviation;     ///< 1 / sqrt(var z + 1e-5), likewise
  Vector arguments;             ///< u, one per unit; of a layer whose f' takes it
  Vector values;                ///< f(u), one per unit
  Vector activations;           ///< a = f(u), or f(u) + a_before in a residual layer
  Vector activation_gradients;  ///< dL/da, one per unit; of the output layer, NaN
  Vector deltas;                ///< delta = dL/dz, one per unit; also dL/db
  Matrix weight_gradients;      ///< dL/dw[j][i] = delta[j] a_before[i], shaped like the weights
  Vector gamma_gradients;       ///< dL/dgamma, one per unit of a normalised layer
  Vector beta_gradients;        ///< dL/dbeta, likewise
  double gradient_magnitude;    ///< mean of |delta| over the layer's units
};

/// The gradients of one layer's parameters, shaped like them.
struct LayerGradients {
  Matrix weights;
  Vector biases;
  Vector gamma;
  Vector beta;
};

/// One example's way through a network and back, one layer an iteration.
///
/// Iteration 0 knows only the input. Iterations 1..N compute layers 1..N forward; iterations
/// N+1..2N compute layers N..1 backward. What is known is a function of the iteration alone, so
/// the pass can be stepped and sought both ways. No member but the constructor allocates memory.
///
/// This is the textbook's walk: whoever looks at a number finds it here. Training, which looks at
/// none, goes other ways (training/objective.hpp).
class Pass {
 public:
  /// Sizes all buffers. The example's shapes must fit the network's (the document reader checks).
  Pass(Network network, Example example);

  int iterations() const { return 2 * network_.layer_count(); }
  int iteration() const { return iteration_; }

  /// One iteration on, or none at the end. Returns the new iteration.
  int step();
  /// One iteration back, or none at the start. Returns the new iteration.
  int step_back();
  /// To any iteration 0..2N, either way. Throws std::invalid_argument outside of that range.
  void seek(int iteration);
  /// To the end of the forward half, iteration N, from either side. Returns the loss.
  double forward();
  /// To the end of the backward half, iteration 2N.
  void backward();
  /// To iteration 0, with the weights as they are.
  void reset();

  /// Gradient descent: w <- w - eta dL/dw and b <- b - eta dL/db for every layer, gamma and beta
  /// likewise. The pass then stands at iteration 0, because what it computed belonged to the old
  /// weights.
  /// Throws std::invalid_argument before iteration 2N, for a learning rate that is not finite, and
  /// where a parameter would not be finite (checks/divergence.hpp): "layer 2: expected finite
  /// parameters after the update, found -inf". Network and iteration are then as they were.
  void update(double learning_rate);
  /// The same with the gradients of layers 1..N given, such as those of the mean of several
  /// examples (pass/mean.hpp), from any iteration.
  void update_by(const std::vector<LayerGradients>& gradients, double learning_rate);

  /// Sets one number. The pass stays at its iteration, made anew: it then is, to the bit, a pass
  /// that was begun with that number and sought to there. Throws std::invalid_argument for a place
  /// that the network does not have (a layer or unit out of range, gamma and beta of a layer that
  /// is not normalised) and for a value that is not finite.
  void set(const Place& place, double value);
  /// The same for all inputs at once: as many finite numbers as the network has inputs.
  void set_input(const Vector& input);
  /// The same for the whole example, which fits the network as the constructor's does.
  void set_example(Example example);
  /// The same for every parameter at once, in the order of network/parameters.hpp. Throws what
  /// set_parameters throws.
  void set_parameters(const Vector& parameters);

  const Network& network() const { return network_; }
  const Example& example() const { return example_; }
  /// Layer 1..N.
  const Layer& layer(int l) const { return network_.layers[static_cast<std::size_t>(l) - 1]; }
  const LayerPass& computed(int l) const { return computed_[static_cast<std::size_t>(l) - 1]; }
  /// a of layer 0..N; layer 0 is the input.
  const Vector& activations(int l) const {
    return l == 0 ? example_.input : computed(l).activations;
  }
  /// The loss of the example; NaN before iteration L.
  double loss() const { return loss_; }
  /// Of what the pass has computed up to its iteration, the first that is not finite, in one line:
  /// "layer 3: expected finite preactivations, found inf". Empty where all is finite
  /// (checks/divergence.hpp).
  std::string divergence() const;

 private:
  double& number_at(const Place& place);
  double& parameter_at(const Place& place);
  void recompute();
  void forward_layer(int l);
  void backward_layer(int l);
  void forget_forward(int l);
  void forget_backward(int l);
  Layer& mutable_layer(int l) { return network_.layers[static_cast<std::size_t>(l) - 1]; }
  LayerPass& mutable_computed(int l) { return computed_[static_cast<std::size_t>(l) - 1]; }

  Network network_;
  Example example_;
  std::vector<LayerPass> computed_;
  double loss_;
  int iteration_ = 0;
};

}  // namespace backprop
