#pragma once

#include <Eigen/Core>

namespace backprop {

using Vector = Eigen::VectorXd;
/// Row-major, so that row j is the weights into unit j, as in the network document.
using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

}  // namespace backprop
