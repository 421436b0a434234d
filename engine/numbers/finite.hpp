#pragma once

#include <cmath>
#include <optional>

#include "numbers/matrix.hpp"

namespace backprop {

/// The first of an array's numbers, row by row, that is infinite or not a number; none where all
/// are finite. The array may be an expression: each of its numbers is computed once.
template <typename Numbers>
std::optional<double> first_not_finite(const Eigen::DenseBase<Numbers>& numbers) {
  for (Eigen::Index j = 0; j < numbers.rows(); ++j) {
    for (Eigen::Index i = 0; i < numbers.cols(); ++i) {
      const double number = numbers.coeff(j, i);
      if (!std::isfinite(number)) return number;
    }
  }
  return std::nullopt;
}

}  // namespace backprop
