#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace backprop {

using Vector = Eigen::VectorXd;

/// The activation functions a = f(z). Each value and its derivative stand side by side below.
enum class Activation { sigmoid, tanh, relu, leaky_relu, linear, softmax };

/// The names of the network document, in the order of the enumeration.
inline constexpr std::array<std::pair<std::string_view, Activation>, 6> activation_names{{
    {"sigmoid", Activation::sigmoid},
    {"tanh", Activation::tanh},
    {"relu", Activation::relu},
    {"leaky_relu", Activation::leaky_relu},
    {"linear", Activation::linear},
    {"softmax", Activation::softmax},
}};

/// Slope of leaky ReLU for z <= 0 (PyTorch's default negative_slope).
inline constexpr double leaky_slope = 0.01;

/// sigma(z) = 1 / (1 + e^-z). The derivative is written in a = sigma(z) and is at most 1/4, at z =
/// 0.
inline double sigmoid(double z) { return 1.0 / (1.0 + std::exp(-z)); }
inline double sigmoid_derivative(double a) { return a * (1.0 - a); }

/// tanh(z). The derivative is written in a = tanh(z) and is at most 1, at z = 0.
inline double tanh_value(double z) { return std::tanh(z); }
inline double tanh_derivative(double a) { return 1.0 - a * a; }

/// max(0, z). The derivative at 0 is 0 by convention (PyTorch's).
inline double relu(double z) { return z > 0.0 ? z : 0.0; }
inline double relu_derivative(double z) { return z > 0.0 ? 1.0 : 0.0; }

/// z for z > 0, else 0.01 z.
inline double leaky_relu(double z) { return z > 0.0 ? z : leaky_slope * z; }
inline double leaky_relu_derivative(double z) { return z > 0.0 ? 1.0 : leaky_slope; }

/// softmax(z)_j = e^{z_j} / sum_k e^{z_k}, shifted by max z so that no term overflows.
inline void softmax(const Vector& z, Vector& a) {
  a = (z.array() - z.maxCoeff()).exp();
  a /= a.sum();
}

/// a = f(z) for one layer. z, a: one entry per unit.
inline void activate(Activation activation, const Vector& z, Vector& a) {
  switch (activation) {
    case Activation::sigmoid:
      a = z.unaryExpr(&sigmoid);
      return;
    case Activation::tanh:
      a = z.unaryExpr(&tanh_value);
      return;
    case Activation::relu:
      a = z.unaryExpr(&relu);
      return;
    case Activation::leaky_relu:
      a = z.unaryExpr(&leaky_relu);
      return;
    case Activation::linear:
      a = z;
      return;
    case Activation::softmax:
      softmax(z, a);
      return;
  }
}

/// delta <- delta * f'(z), unit by unit: turns dL/da of a layer into dL/dz (the chain rule).
/// z, a: the layer's preactivations and activations. Not for softmax, whose units depend on one
/// another: its derivative is taken together with the loss (output_delta in loss.hpp).
inline void multiply_by_derivative(Activation activation, const Vector& z, const Vector& a,
                                   Vector& delta) {
  switch (activation) {
    case Activation::sigmoid:
      delta.array() *= a.unaryExpr(&sigmoid_derivative).array();
      return;
    case Activation::tanh:
      delta.array() *= a.unaryExpr(&tanh_derivative).array();
      return;
    case Activation::relu:
      delta.array() *= z.unaryExpr(&relu_derivative).array();
      return;
    case Activation::leaky_relu:
      delta.array() *= z.unaryExpr(&leaky_relu_derivative).array();
      return;
    case Activation::linear:
    case Activation::softmax:
      return;
  }
}

}  // namespace backprop
