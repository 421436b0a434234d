#include "network/parameters.hpp"

#include <array>
#include <cmath>
#include <span>
#include <string>

#include "checks/ranges.hpp"

namespace backprop {

namespace {

/// The arrays of a layer's parameters, in their order. The weights are stored row by row.
/// Double: double, or const double where the layer is const.
template <typename Double, typename SomeLayer>
std::array<std::span<Double>, 4> arrays_of(SomeLayer& layer) {
  const auto over = [](auto& array) {
    return std::span<Double>(array.data(), static_cast<std::size_t>(array.size()));
  };
  return {over(layer.weights), over(layer.biases), over(layer.gamma), over(layer.beta)};
}

}  // namespace

Eigen::Index parameter_count(const Network& network) {
  Eigen::Index count = 0;
  for (const Layer& layer : network.layers) {
    count += layer.weights.size() + layer.biases.size() + layer.gamma.size() + layer.beta.size();
  }
  return count;
}

Vector parameters_of(const Network& network) {
  Vector parameters(parameter_count(network));
  double* next = parameters.data();
  for (const Layer& layer : network.layers) {
    for (const std::span<const double> array : arrays_of<const double>(layer)) {
      for (const double number : array) *next++ = number;
    }
  }
  return parameters;
}

void set_parameters(Network& network, const Vector& parameters) {
  const Eigen::Index count = parameter_count(network);
  if (parameters.size() != count) {
    refuse("parameters", std::to_string(count) + " numbers", std::to_string(parameters.size()));
  }
  for (Eigen::Index k = 0; k < count; ++k) {
    if (std::isfinite(parameters[k])) continue;
    check_finite("parameters[" + std::to_string(k) + "]", parameters[k]);
  }
  const double* next = parameters.data();
  for (Layer& layer : network.layers) {
    for (const std::span<double> array : arrays_of<double>(layer)) {
      for (double& number : array) number = *next++;
    }
  }
}

double l2_penalty(const Network& network) {
  double sum = 0.0;
  for (const Layer& layer : network.layers) {
    for (const double weight : layer.weights.reshaped<Eigen::RowMajor>()) sum += weight * weight;
  }
  return 0.5 * network.l2 * sum;
}

Vector movement(const Network& network, const Network& start) {
  Vector moved(network.layer_count());
  for (int l = 0; l < network.layer_count(); ++l) {
    const auto k = static_cast<std::size_t>(l);
    moved[l] = (network.layers[k].weights - start.layers[k].weights).cwiseAbs().mean();
  }
  return moved;
}

}  // namespace backprop
