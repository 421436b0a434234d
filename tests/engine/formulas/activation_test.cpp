#include "formulas/activation.hpp"

#include <doctest/doctest.h>

#include "blocks.hpp"

using namespace backprop;

TEST_CASE("the sigmoid's slope is largest at 0, where it is exactly 1/4") {
  CHECK(sigmoid(0.0) == 0.5);
  CHECK(sigmoid_derivative(sigmoid(0.0)) == 0.25);
  for (double z = -30.0; z <= 30.0; z += 0.25) CHECK(sigmoid_derivative(sigmoid(z)) <= 0.25);
}

TEST_CASE("the sigmoid stays within 0 and 1 for any finite z") {
  CHECK(sigmoid(-1e308) == 0.0);
  CHECK(sigmoid(1e308) == 1.0);
}

TEST_CASE("tanh has slope 1 at 0") {
  CHECK(hyperbolic_tangent_derivative(hyperbolic_tangent(0.0)) == 1.0);
}

TEST_CASE("the slope of ReLU at 0 is 0") {
  CHECK(relu_derivative(0.0) == 0.0);
  CHECK(relu_derivative(1e-300) == 1.0);
}

TEST_CASE("ReLU passes what is positive and nothing else") {
  CHECK(relu(-3.0) == 0.0);
  CHECK(relu(3.0) == 3.0);
}

TEST_CASE("leaky ReLU has slope 0.01 where z is not positive") {
  CHECK(leaky_relu(-2.0) == -0.02);
  CHECK(leaky_relu_derivative(-2.0) == 0.01);
  CHECK(leaky_relu_derivative(0.0) == 0.01);
  CHECK(leaky_relu_derivative(2.0) == 1.0);
}

TEST_CASE("softmax sums to 1, also where a plain exponential would overflow") {
  const Vector z{{1000.0, 999.0, -1000.0}};
  Vector a(3);
  activate<double>(Activation::softmax, block(z), block(a));
  CHECK(a.sum() == doctest::Approx(1.0).epsilon(1e-15));
  CHECK(a[0] / a[1] == doctest::Approx(std::exp(1.0)).epsilon(1e-12));
  CHECK(a[2] < 1e-300);
}

TEST_CASE("every activation's derivative agrees with its value's difference quotient") {
  const Vector z{{-1.3, -0.2, 0.4, 2.1}};
  constexpr double h = 1e-6;
  for (const auto& named : activation_names) {
    const Activation activation = named.second;
    if (activation == Activation::softmax) continue;
    CAPTURE(named.first);
    Vector low(4), high(4), a(4), slope = Vector::Ones(4);
    const Vector below = z.array() - h;
    const Vector above = z.array() + h;
    activate<double>(activation, block(below), block(low));
    activate<double>(activation, block(above), block(high));
    activate<double>(activation, block(z), block(a));
    multiply_by_derivative<double>(activation, block(a), block(slope));
    for (Eigen::Index j = 0; j < 4; ++j) {
      CHECK(slope[j] == doctest::Approx((high[j] - low[j]) / (2 * h)).epsilon(1e-8));
    }
  }
}
