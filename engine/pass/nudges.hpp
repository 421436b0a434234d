#pragma once

#include "pass/pass.hpp"

/// What the loss really does when one number moves: the gradient's own definition, taken at its
/// word. Each number costs passes of its own; that is why nobody trains so.
namespace backprop {

/// The loss of the pass's example with the number at `place` set to each of `values`, and all else
/// as it is. Throws what Pass::set throws.
Vector losses_with(const Pass& pass, const Place& place, const Vector& values);

/// A gradient and what nudging finds for it: (L(w + h) - L(w - h)) / 2h.
struct GradientCheck {
  Place place;      ///< of a parameter
  double gradient;  ///< that backpropagation finds
  double measured;  ///< that nudging finds
};

/// What checking every parameter comes to.
struct GradientChecks {
  Eigen::Index count;       ///< parameters that were checked
  double largest_gradient;  ///< of all of them, without its sign
  GradientCheck worst;      ///< where the two differ most
};

/// Nudges every parameter by `h` either way, against the gradients of a whole pass. Throws
/// std::invalid_argument unless h is above 0.
GradientChecks check_gradients(const Pass& pass, double h);

}  // namespace backprop
