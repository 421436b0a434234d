#include "formulas/activation.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "blocks.hpp"

using namespace backprop;

TEST_CASE("the sigmoid's slope is largest at 0, where it is exactly 1/4") {
  CHECK(Sigmoid::value(0.0) == 0.5);
  CHECK(Sigmoid::derivative(Sigmoid::value(0.0)) == 0.25);
  for (double z = -30.0; z <= 30.0; z += 0.25)
    CHECK(Sigmoid::derivative(Sigmoid::value(z)) <= 0.25);
}

TEST_CASE("the sigmoid stays within 0 and 1 for any finite z") {
  CHECK(Sigmoid::value(-1e308) == 0.0);
  CHECK(Sigmoid::value(1e308) == 1.0);
}

TEST_CASE("tanh has slope 1 at 0") {
  CHECK(HyperbolicTangent::derivative(HyperbolicTangent::value(0.0)) == 1.0);
}

TEST_CASE("the slope of ReLU at 0 is 0") {
  CHECK(Relu::derivative(0.0) == 0.0);
  CHECK(Relu::derivative(1e-300) == 1.0);
}

TEST_CASE("ReLU passes what is positive and nothing else") {
  CHECK(Relu::value(-3.0) == 0.0);
  CHECK(Relu::value(3.0) == 3.0);
}

TEST_CASE("leaky ReLU has slope 0.01 where z is not positive") {
  const LeakyRelu leaky_relu;
  CHECK(leaky_relu.value(-2.0) == -0.02);
  CHECK(leaky_relu.derivative(-2.0) == 0.01);
  CHECK(leaky_relu.derivative(0.0) == 0.01);
  CHECK(leaky_relu.derivative(2.0) == 1.0);
}

TEST_CASE("leaky ReLU takes the slope of its layer") {
  const Vector z{{-2.0, 3.0}};
  Vector a(2), slope = Vector::Ones(2);
  const Activation activation(Activation::leaky_relu, 0.25);
  activate<double>(activation, block(z), block(a));
  multiply_by_derivative<double>(activation, block(z), block(a), block(slope));
  CHECK(a == Vector{{-0.5, 3.0}});
  CHECK(slope == Vector{{0.25, 1.0}});
}

TEST_CASE("softplus and ELU are those of PyTorch, and keep their digits far below 0") {
  // ln(1 + e^u), and e^u - 1 below 0, as torch.nn.functional.softplus and elu are defined.
  CHECK(Softplus::value(-1.25) == doctest::Approx(0.2519290813453729).epsilon(1e-15));
  CHECK(Softplus::value(2.0) == doctest::Approx(2.1269280110429727).epsilon(1e-15));
  CHECK(Softplus::value(-40.0) == doctest::Approx(std::exp(-40.0)).epsilon(1e-15));
  CHECK(Softplus::value(1e308) == 1e308);
  CHECK(Softplus::derivative(Softplus::value(-40.0), -40.0) ==
        doctest::Approx(std::exp(-40.0)).epsilon(1e-15));
  CHECK(Elu::value(-1.25) == doctest::Approx(std::expm1(-1.25)).epsilon(1e-15));
  CHECK(Elu::value(-1e-9) == doctest::Approx(std::expm1(-1e-9)).epsilon(1e-15));
  CHECK(Elu::value(-1e308) == -1.0);
  CHECK(Elu::value(2.0) == 2.0);
  CHECK(Elu::derivative(Elu::value(-40.0), -40.0) ==
        doctest::Approx(std::exp(-40.0)).epsilon(1e-15));
  CHECK(Elu::derivative(0.0, 0.0) == 1.0);
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
    multiply_by_derivative<double>(activation, block(z), block(a), block(slope));
    for (Eigen::Index j = 0; j < 4; ++j) {
      CHECK(slope[j] == doctest::Approx((high[j] - low[j]) / (2 * h)).epsilon(1e-8));
    }
  }
}

TEST_CASE("SiLU and GELU pass what is large, and nothing of what is far below 0") {
  for (const double u : {40.0, 1e6, 1e308}) {
    CHECK(Silu::value(u) == u);
    CHECK(Gelu::value(u) == u);
    CHECK(Silu::derivative(u, u) == 1.0);
    CHECK(Gelu::derivative(u, u) == 1.0);
    CHECK(std::abs(Silu::value(-u)) < 1e-15);
    CHECK(std::abs(Gelu::value(-u)) < 1e-300);
    CHECK(std::abs(Silu::derivative(Silu::value(-u), -u)) < 1e-15);
    CHECK(std::abs(Gelu::derivative(Gelu::value(-u), -u)) < 1e-300);
  }
}

TEST_CASE("SiLU and GELU have slope 1/2 at 0") {
  CHECK(Silu::value(0.0) == 0.0);
  CHECK(Gelu::value(0.0) == 0.0);
  CHECK(Silu::derivative(0.0, 0.0) == 0.5);
  CHECK(Gelu::derivative(0.0, 0.0) == doctest::Approx(0.5).epsilon(1e-15));
}

TEST_CASE("SiLU and GELU are those of PyTorch") {
  // u / (1 + e^-u) and u erfc(-u / sqrt 2) / 2, as torch.nn.functional.silu and gelu are defined.
  CHECK(Silu::value(-1.25) == doctest::Approx(-0.27837517353163604).epsilon(1e-14));
  CHECK(Silu::value(2.0) == doctest::Approx(1.7615941559557646).epsilon(1e-14));
  CHECK(Gelu::value(-1.25) == doctest::Approx(-0.1320622170835691).epsilon(1e-13));
  CHECK(Gelu::value(2.0) == doctest::Approx(1.9544997361036416).epsilon(1e-14));
}

TEST_CASE("only derivatives that the value has too few digits for take the argument") {
  // Not a structured binding: CAPTURE is a lambda, which clang 14 lets capture none.
  for (const auto& named : activation_names) {
    CAPTURE(named.first);
    CHECK(keeps_arguments(named.second) ==
          (named.second == Activation::softplus || named.second == Activation::elu ||
           named.second == Activation::silu || named.second == Activation::gelu));
  }
}
