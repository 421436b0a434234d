#include "pass/layer_statistics.hpp"

#include <algorithm>
#include <cmath>

#include "pass/each_row.hpp"
#include "pass/slopes.hpp"

namespace backprop {

Vector slopes(const Network& network, const Vector& inputs) {
  Vector sums = Vector::Zero(network.layer_count());
  for_each_row(network, inputs, [&](Eigen::Index, const Pass& pass) {
    for (int l = 1; l <= network.layer_count(); ++l) {
      const Vector derivatives = slopes_of_units(pass, l);
      sums[l - 1] += derivatives.squaredNorm() / static_cast<double>(derivatives.size());
    }
  });
  const auto rows = static_cast<double>(row_count(network, inputs));
  for (double& sum : sums) sum = square_root(sum / rows);
  return sums;
}

double predicted_ratio(const Network& network, const Vector& slopes) {
  double product = 1.0;
  for (int l = 1; l < network.layer_count(); ++l) {
    const Layer& above = network.layers[static_cast<std::size_t>(l)];
    const auto units = static_cast<double>(above.weights.cols());
    product *= slopes[l - 1] * above.weights.norm() / square_root(units);
  }
  return product;
}

Vector activation_counts(const Network& network, const Vector& inputs, int bins, double least,
                         double most) {
  check_whole_number("bins", bins, 1, 1000);
  check_finite("least", least);
  check_finite("most", most);
  if (!(least < most)) refuse("most", "a number above the least one", written(most));
  Vector counts = Vector::Zero(static_cast<Eigen::Index>(network.layer_count()) * bins);
  for_each_row(network, inputs, [&](Eigen::Index, const Pass& pass) {
    for (int l = 1; l <= network.layer_count(); ++l) {
      for (const double activation : pass.activations(l)) {
        const double part = (activation - least) / (most - least) * bins;
        if (std::isnan(part)) continue;
        const double bin = std::clamp(std::floor(part), 0.0, static_cast<double>(bins - 1));
        counts[static_cast<Eigen::Index>(l - 1) * bins + static_cast<Eigen::Index>(bin)] += 1.0;
      }
    }
  });
  return counts;
}

}  // namespace backprop
