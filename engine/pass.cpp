#include "pass.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

namespace backprop {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Pass::Pass(Network network, Example example)
    : network_(std::move(network)), example_(std::move(example)), loss_(unknown) {
  computed_.reserve(network_.layers.size());
  for (const Layer& layer : network_.layers) {
    const Vector none = Vector::Constant(layer.units(), unknown);
    computed_.push_back({none, none, none,
                         Matrix::Constant(layer.weights.rows(), layer.weights.cols(), unknown),
                         unknown});
  }
}

int Pass::step() {
  const int depth = network_.depth();
  if (iteration_ == iterations()) return iteration_;
  if (iteration_ < depth) {
    forward_layer(iteration_ + 1);
  } else {
    backward_layer(2 * depth - iteration_);
  }
  return ++iteration_;
}

int Pass::step_back() {
  const int depth = network_.depth();
  if (iteration_ == 0) return iteration_;
  --iteration_;
  if (iteration_ < depth) {
    forget_forward(iteration_ + 1);
  } else {
    forget_backward(2 * depth - iteration_);
  }
  return iteration_;
}

void Pass::seek(int iteration) {
  if (iteration < 0 || iteration > iterations()) {
    throw std::invalid_argument("iteration: expected a whole number from 0 to " +
                                std::to_string(iterations()) + ", found " +
                                std::to_string(iteration));
  }
  while (iteration_ < iteration) step();
  while (iteration_ > iteration) step_back();
}

double Pass::forward() {
  seek(network_.depth());
  return loss_;
}

void Pass::backward() { seek(iterations()); }

void Pass::reset() { seek(0); }

/// z = W a_before + b,  a = f(z); after the output layer, the loss.
void Pass::forward_layer(int l) {
  LayerPass& here = mutable_computed(l);
  here.preactivations.noalias() = layer(l).weights * activations(l - 1);
  here.preactivations += layer(l).biases;
  activate(layer(l).activation, here.preactivations, here.activations);
  if (l == network_.depth()) {
    loss_ = loss_value(network_.loss, here.preactivations, here.activations, example_.target);
  }
}

/// delta_L comes from the loss; below it, delta = (W_above^T delta_above) * f'(z). Then
/// dL/dW = delta a_before^T (Rumelhart, Hinton & Williams 1986).
void Pass::backward_layer(int l) {
  LayerPass& here = mutable_computed(l);
  const Activation activation = layer(l).activation;
  if (l == network_.depth()) {
    output_delta(network_.loss, activation, here.preactivations, here.activations, example_.target,
                 here.deltas);
  } else {
    here.deltas.noalias() = layer(l + 1).weights.transpose() * computed(l + 1).deltas;
    multiply_by_derivative(activation, here.preactivations, here.activations, here.deltas);
  }
  here.weight_gradients.noalias() = here.deltas * activations(l - 1).transpose();
  here.gradient_magnitude = here.deltas.cwiseAbs().mean();
}

void Pass::forget_forward(int l) {
  mutable_computed(l).preactivations.setConstant(unknown);
  mutable_computed(l).activations.setConstant(unknown);
  if (l == network_.depth()) loss_ = unknown;
}

void Pass::forget_backward(int l) {
  mutable_computed(l).deltas.setConstant(unknown);
  mutable_computed(l).weight_gradients.setConstant(unknown);
  mutable_computed(l).gradient_magnitude = unknown;
}

void Pass::update(double learning_rate) {
  if (!std::isfinite(learning_rate)) {
    throw std::invalid_argument("learning rate: expected a finite number, found " +
                                std::to_string(learning_rate));
  }
  if (iteration_ != iterations()) {
    throw std::invalid_argument("update: expected a finished backward pass (iteration " +
                                std::to_string(iterations()) + "), found iteration " +
                                std::to_string(iteration_));
  }
  for (int l = 1; l <= network_.depth(); ++l) {
    mutable_layer(l).weights -= learning_rate * computed(l).weight_gradients;
    mutable_layer(l).biases -= learning_rate * computed(l).deltas;
  }
  reset();
}

}  // namespace backprop
