#include "pass/nudges.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "checks/ranges.hpp"

namespace backprop {

namespace {

/// Sets one number and asks for the loss. The pass stays at the end of its forward half.
double loss_with(Pass& pass, const Place& place, double value) {
  pass.set(place, value);
  return pass.loss();
}

/// Every parameter's place, its value, and its gradient.
struct Parameter {
  Place place;
  double value;
  double gradient;
};

std::vector<Parameter> parameters_with_gradients(Pass pass) {
  pass.backward();
  std::vector<Parameter> parameters;
  for (int l = 1; l <= pass.network().layer_count(); ++l) {
    const Layer& layer = pass.layer(l);
    const LayerPass& computed = pass.computed(l);
    const auto units = static_cast<int>(layer.units());
    for (int j = 0; j < units; ++j) {
      for (int i = 0; i < layer.weights.cols(); ++i) {
        parameters.push_back(
            {{PassNumber::weight, l, j, i}, layer.weights(j, i), computed.weight_gradients(j, i)});
      }
    }
    const auto add = [&](PassNumber number, const Vector& values, const Vector& gradients) {
      for (int j = 0; j < static_cast<int>(values.size()); ++j) {
        parameters.push_back({{number, l, j, 0}, values[j], gradients[j]});
      }
    };
    add(PassNumber::bias, layer.biases, computed.deltas);
    add(PassNumber::gamma, layer.gamma, computed.gamma_gradients);
    add(PassNumber::beta, layer.beta, computed.beta_gradients);
  }
  return parameters;
}

}  // namespace

Vector losses_with(const Pass& pass, const Place& place, const Vector& values) {
  Pass nudged = pass;
  nudged.forward();
  Vector losses(values.size());
  for (Eigen::Index k = 0; k < values.size(); ++k) losses[k] = loss_with(nudged, place, values[k]);
  return losses;
}

GradientChecks check_gradients(const Pass& pass, double h) {
  if (!(h > 0.0)) refuse("h", "a number above 0", written(h));
  Pass nudged = pass;
  nudged.forward();
  GradientChecks checks{0, 0.0, {}};
  double largest_difference = -1.0;
  for (const auto& [place, value, gradient] : parameters_with_gradients(pass)) {
    const double above = loss_with(nudged, place, value + h);
    const double below = loss_with(nudged, place, value - h);
    nudged.set(place, value);
    const double measured = (above - below) / (2.0 * h);
    const double difference = std::abs(gradient - measured);
    checks.largest_gradient = std::max(checks.largest_gradient, std::abs(gradient));
    ++checks.count;
    // What is no number at all is worse than any difference.
    if (difference <= largest_difference) continue;
    if (std::isnan(largest_difference)) continue;
    largest_difference = difference;
    checks.worst = {place, gradient, measured};
  }
  return checks;
}

}  // namespace backprop
