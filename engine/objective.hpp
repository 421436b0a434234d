#pragma once

#include <memory>
#include <vector>

#include "parameters.hpp"

namespace backprop {

/// Inputs and targets to learn from: one column an example.
struct Examples {
  Matrix inputs;   ///< units of layer 0 x examples
  Matrix targets;  ///< units of the output layer x examples

  Eigen::Index size() const { return inputs.cols(); }
};

/// What training makes small: the mean loss of a network over its examples, as a function of its
/// parameters, with its gradients. The same formulas as in Pass, ordered for speed. No member
/// allocates memory.
class Objective {
 public:
  Objective() = default;
  Objective(const Objective&) = delete;
  Objective& operator=(const Objective&) = delete;
  Objective(Objective&&) = delete;
  Objective& operator=(Objective&&) = delete;
  virtual ~Objective() = default;

  /// The mean of the examples' losses. parameters: in the layout of the network.
  virtual double loss(const Vector& parameters) = 0;
  /// The same, and its gradients, in the same layout. magnitudes, if any, receives for layer 1..L
  /// the mean over units and examples of |delta|, with delta = dL/dz of each example's own loss.
  virtual double loss_and_gradients(const Vector& parameters, Vector& gradients,
                                    Vector* magnitudes = nullptr) = 0;
};

/// Only the shape of the network matters. There must be at least one example, and shapes that fit
/// the network's.
std::unique_ptr<Objective> make_objective(const Network& network, const Examples& examples);

}  // namespace backprop
