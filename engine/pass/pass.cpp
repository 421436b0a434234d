#include "pass/pass.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <utility>

#include "checks/divergence.hpp"
#include "checks/ranges.hpp"
#include "network/parameters.hpp"

namespace backprop {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Block block(Vector& numbers) { return one_example(numbers.data(), numbers.size()); }

Vector unknowns(Eigen::Index size) { return Vector::Constant(size, unknown); }

LayerPass nothing_computed(const Layer& layer) {
  const Eigen::Index units = layer.units();
  const Eigen::Index normalized_units = layer.gamma.size();
  return {.preactivations = unknowns(units),
          .normalized = unknowns(normalized_units),
          .inverse_deviation = unknown,
          .arguments = unknowns(keeps_arguments(layer.activation) ? units : 0),
          .values = unknowns(units),
          .activations = unknowns(units),
          .activation_gradients = unknowns(units),
          .deltas = unknowns(units),
          .weight_gradients = Matrix::Constant(layer.weights.rows(), layer.weights.cols(), unknown),
          .gamma_gradients = unknowns(normalized_units),
          .beta_gradients = unknowns(normalized_units),
          .gradient_magnitude = unknown};
}

std::string name_of_layer(int l) { return "layer " + std::to_string(l); }

template <typename Numbers>
std::span<const double> all_of(const Numbers& numbers) {
  return {numbers.data(), static_cast<std::size_t>(numbers.size())};
}
template <typename Numbers>
std::span<double> all_of(Numbers& numbers) {
  return {numbers.data(), static_cast<std::size_t>(numbers.size())};
}

/// A layer's weights, biases, gamma and beta, or their gradients.
template <typename Double>
using Arrays = std::array<std::span<Double>, 4>;

/// Of a layer, those that an update changes; frozen ones are left out.
Arrays<double> updated_parameters(Layer& layer) {
  return {layer.frozen_weights ? std::span<double>{} : all_of(layer.weights),
          layer.frozen_biases ? std::span<double>{} : all_of(layer.biases), all_of(layer.gamma),
          all_of(layer.beta)};
}

Arrays<const double> gradients_of(const LayerPass& computed) {
  return {all_of(computed.weight_gradients), all_of(computed.deltas),
          all_of(computed.gamma_gradients), all_of(computed.beta_gradients)};
}
Arrays<const double> gradients_of(const LayerGradients& gradients) {
  return {all_of(gradients.weights), all_of(gradients.biases), all_of(gradients.gamma),
          all_of(gradients.beta)};
}

/// w <- w - eta dL/dw for every parameter of a network that is not frozen, or for none where one
/// would not be finite: std::invalid_argument then says in which layer. gradients: of layers 1..N.
template <typename Gradients>
void descend(Network& network, const std::vector<Gradients>& gradients, double learning_rate) {
  for (const bool all_are_finite : {false, true}) {
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
      const Arrays<double> parameters = updated_parameters(network.layers[l]);
      const Arrays<const double> slopes = gradients_of(gradients[l]);
      for (std::size_t array = 0; array < parameters.size(); ++array) {
        for (std::size_t k = 0; k < parameters[array].size(); ++k) {
          double& number = parameters[array][k];
          const double next = number - learning_rate * slopes[array][k];
          if (all_are_finite) {
            number = next;
          } else if (!std::isfinite(next)) {
            refuse(name_of_layer(static_cast<int>(l) + 1), "finite parameters after the update",
                   written(next));
          }
        }
      }
    }
  }
}

/// What a layer's vectors are expected to be, in the order in which they are computed.
struct Expectation {
  const char* expected;
  Vector LayerPass::*numbers;
};
constexpr std::array<Expectation, 3> forward_expectations{
    {{"finite preactivations", &LayerPass::preactivations},
     {"finite normalised preactivations", &LayerPass::normalized},
     {"finite activations", &LayerPass::activations}}};
constexpr std::array<Expectation, 4> backward_expectations{
    {{"finite activation gradients", &LayerPass::activation_gradients},
     {"finite deltas", &LayerPass::deltas},
     {"finite gamma gradients", &LayerPass::gamma_gradients},
     {"finite beta gradients", &LayerPass::beta_gradients}}};

/// Notes the first divergence among numbers that are looked at in turn.
class FirstDivergence {
 public:
  /// l: the layer of the numbers; 0: they are the loss.
  void look_at(int l, const char* expected, std::span<const double> numbers) {
    for (const double number : numbers) {
      if (!line_.empty()) return;
      if (std::isfinite(number)) continue;
      line_ = divergence_at(l == 0 ? "loss" : name_of_layer(l), expected, written(number));
    }
  }
  const std::string& line() const { return line_; }

 private:
  std::string line_;
};

}  // namespace

Pass::Pass(Network network, Example example)
    : network_(std::move(network)), example_(std::move(example)), loss_(unknown) {
  computed_.reserve(network_.layers.size());
  for (const Layer& layer : network_.layers) computed_.push_back(nothing_computed(layer));
}

int Pass::step() {
  const int layer_count = network_.layer_count();
  if (iteration_ == iterations()) return iteration_;
  if (iteration_ < layer_count) {
    forward_layer(iteration_ + 1);
  } else {
    backward_layer(2 * layer_count - iteration_);
  }
  return ++iteration_;
}

int Pass::step_back() {
  const int layer_count = network_.layer_count();
  if (iteration_ == 0) return iteration_;
  --iteration_;
  if (iteration_ < layer_count) {
    forget_forward(iteration_ + 1);
  } else {
    forget_backward(2 * layer_count - iteration_);
  }
  return iteration_;
}

void Pass::seek(int iteration) {
  check_whole_number("iteration", iteration, 0, iterations());
  while (iteration_ < iteration) step();
  while (iteration_ > iteration) step_back();
}

double Pass::forward() {
  seek(network_.layer_count());
  return loss_;
}

void Pass::backward() { seek(iterations()); }

void Pass::reset() { seek(0); }

/// z = W a_before (+ b),  u = z or its normalisation,  a = f(u) (+ a_before); after the output
/// layer, the loss (+ 1/2 lambda sum w^2).
void Pass::forward_layer(int l) {
  LayerPass& here = mutable_computed(l);
  const Layer& own = layer(l);
  here.preactivations.noalias() = own.weights.lazyProduct(activations(l - 1));
  if (own.biases.size() > 0) here.preactivations += own.biases;
  // Where nobody asks for u again, f(u) may take its place.
  Vector& arguments = here.arguments.size() > 0 ? here.arguments : here.values;
  arguments = here.preactivations;
  if (own.normalized()) {
    normalize<double>(block(arguments), own.gamma.data(), own.beta.data(), block(here.normalized),
                      block(arguments), &here.inverse_deviation);
  }
  activate<double>(own.activation, block(arguments), block(here.values));
  here.activations = here.values;
  if (own.residual) here.activations += activations(l - 1);
  if (l == network_.layer_count()) {
    loss_values<double>(network_.loss, block(here.preactivations), block(here.activations),
                        block(example_.target), &loss_);
    if (network_.l2 != 0.0) loss_ += l2_penalty(network_);
  }
}

/// delta_L comes from the loss. Below it dL/da = W_above^T delta_above (+ dL/da_above around a
/// residual layer), dL/du = dL/da * f'(u), and delta = dL/du or what the normalisation makes of it.
/// Then dL/dW = delta a_before^T (+ lambda W) (Rumelhart, Hinton & Williams 1986).
void Pass::backward_layer(int l) {
  LayerPass& here = mutable_computed(l);
  const Layer& own = layer(l);
  if (l == network_.layer_count()) {
    output_delta<double>(network_.loss, own.activation, block(here.arguments),
                         block(here.activations), block(example_.target), block(here.deltas));
  } else {
    here.activation_gradients.noalias() =
        layer(l + 1).weights.transpose().lazyProduct(computed(l + 1).deltas);
    if (layer(l + 1).residual) here.activation_gradients += computed(l + 1).activation_gradients;
    here.deltas = here.activation_gradients;
    multiply_by_derivative<double>(own.activation, block(here.arguments), block(here.values),
                                   block(here.deltas));
  }
  if (own.normalized()) {
    here.gamma_gradients.setZero();
    here.beta_gradients.setZero();
    add_normalization_gradients<double>(block(here.normalized), block(here.deltas),
                                        here.gamma_gradients.data(), here.beta_gradients.data());
    normalize_backward<double>(block(here.normalized), &here.inverse_deviation, own.gamma.data(),
                               block(here.deltas));
  }
  here.weight_gradients.noalias() = here.deltas.lazyProduct(activations(l - 1).transpose());
  if (network_.l2 != 0.0) here.weight_gradients += network_.l2 * own.weights;
  here.gradient_magnitude = here.deltas.cwiseAbs().mean();
}

void Pass::forget_forward(int l) {
  LayerPass& here = mutable_computed(l);
  here.preactivations.setConstant(unknown);
  here.normalized.setConstant(unknown);
  here.inverse_deviation = unknown;
  here.arguments.setConstant(unknown);
  here.values.setConstant(unknown);
  here.activations.setConstant(unknown);
  if (l == network_.layer_count()) loss_ = unknown;
}

void Pass::forget_backward(int l) {
  LayerPass& here = mutable_computed(l);
  here.activation_gradients.setConstant(unknown);
  here.deltas.setConstant(unknown);
  here.weight_gradients.setConstant(unknown);
  here.gamma_gradients.setConstant(unknown);
  here.beta_gradients.setConstant(unknown);
  here.gradient_magnitude = unknown;
}

void Pass::update(double learning_rate) {
  check_finite("learning rate", learning_rate);
  if (iteration_ != iterations()) {
    refuse("update", "a finished backward pass (iteration " + std::to_string(iterations()) + ")",
           "iteration " + std::to_string(iteration_));
  }
  descend(network_, computed_, learning_rate);
  reset();
}

void Pass::update_by(const std::vector<LayerGradients>& gradients, double learning_rate) {
  check_finite("learning rate", learning_rate);
  descend(network_, gradients, learning_rate);
  reset();
}

std::string Pass::divergence() const {
  FirstDivergence first;
  const int layer_count = network_.layer_count();
  for (int l = 1; l <= std::min(iteration_, layer_count); ++l) {
    for (const auto& [expected, numbers] : forward_expectations) {
      first.look_at(l, expected, all_of(computed(l).*numbers));
    }
  }
  if (iteration_ >= layer_count) first.look_at(0, "a finite number", {&loss_, 1});
  for (int l = layer_count; l > 2 * layer_count - iteration_; --l) {
    for (const auto& [expected, numbers] : backward_expectations) {
      // The way back begins at the output layer's deltas.
      if (l == layer_count && numbers == &LayerPass::activation_gradients) continue;
      first.look_at(l, expected, all_of(computed(l).*numbers));
    }
    first.look_at(l, "finite weight gradients", all_of(computed(l).weight_gradients));
  }
  return first.line();
}

void Pass::set(const Place& place, double value) {
  double& number = number_at(place);
  check_finite(name_of(pass_number_names, place.number), value);
  const bool is_share = place.number == PassNumber::target && takes_shares(network_.loss);
  if (is_share && !(value >= 0.0 && value <= 1.0)) {
    refuse("target", "a number from 0 to 1, for this loss", written(value));
  }
  number = value;
  recompute();
}

void Pass::set_input(const Vector& input) {
  if (input.size() != example_.input.size()) {
    refuse("input", std::to_string(example_.input.size()) + " numbers",
           std::to_string(input.size()));
  }
  for (const double number : input) check_finite("input", number);
  example_.input = input;
  recompute();
}

void Pass::set_example(Example example) {
  example_ = std::move(example);
  recompute();
}

void Pass::set_parameters(const Vector& parameters) {
  backprop::set_parameters(network_, parameters);
  recompute();
}

double& Pass::number_at(const Place& place) {
  const bool input = place.number == PassNumber::input;
  if (!input && place.number != PassNumber::target) return parameter_at(place);
  Vector& numbers = input ? example_.input : example_.target;
  if (numbers.size() == 0) refuse("target", "a loss that has one", "the loss \"output\"");
  check_whole_number("unit", place.unit, 0, numbers.size() - 1);
  return numbers[place.unit];
}

double& Pass::parameter_at(const Place& place) {
  check_whole_number("layer", place.layer, 1, network_.layer_count());
  Layer& own = mutable_layer(place.layer);
  const bool of_normalization =
      place.number == PassNumber::gamma || place.number == PassNumber::beta;
  if (of_normalization && !own.normalized()) {
    refuse(name_of(pass_number_names, place.number), "a normalised layer",
           "layer " + std::to_string(place.layer) + ", which is not");
  }
  check_whole_number("unit", place.unit, 0, own.units() - 1);
  if (place.number == PassNumber::bias && own.biases.size() == 0) {
    refuse("bias", "a layer with biases", "layer " + std::to_string(place.layer) + ", without");
  }
  if (place.number == PassNumber::weight) {
    check_whole_number("from", place.from, 0, own.weights.cols() - 1);
    return own.weights(place.unit, place.from);
  }
  Vector& numbers = place.number == PassNumber::gamma  ? own.gamma
                    : place.number == PassNumber::beta ? own.beta
                                                       : own.biases;
  return numbers[place.unit];
}

/// Every step writes all that it computes, so nothing has to be forgotten first.
void Pass::recompute() {
  const int reached = std::exchange(iteration_, 0);
  while (iteration_ < reached) step();
}

}  // namespace backprop
