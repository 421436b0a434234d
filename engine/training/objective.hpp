#pragma once

#include <memory>

#include "network/examples.hpp"
#include "network/network.hpp"

namespace backprop {

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
