#include "pass/slopes.hpp"

#include <cmath>
#include <limits>

namespace backprop {

Vector slopes_of_units(const Pass& pass, int l) {
  const Vector& arguments = pass.computed(l).arguments;
  const Vector& values = pass.computed(l).values;
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  if (pass.layer(l).activation == Activation::softmax) {
    return Vector::Constant(values.size(), unknown);
  }
  Vector slopes = Vector::Ones(values.size());
  multiply_by_derivative<double>(
      pass.layer(l).activation, one_example(arguments.data(), arguments.size()),
      one_example(values.data(), values.size()), one_example(slopes.data(), slopes.size()));
  for (Eigen::Index j = 0; j < values.size(); ++j) {
    if (std::isnan(values[j])) slopes[j] = unknown;
  }
  return slopes;
}

Matrix normalization_factors(const Pass& pass, int l) {
  const Vector& normalized = pass.computed(l).normalized;
  const Eigen::Index units = normalized.size();
  if (units == 0) return {};
  const double share = 1.0 / static_cast<double>(units);
  Matrix factors = Matrix::Identity(units, units);
  factors.array() -= share;
  factors -= share * normalized * normalized.transpose();
  return pass.computed(l).inverse_deviation * pass.layer(l).gamma.asDiagonal() * factors;
}

}  // namespace backprop
