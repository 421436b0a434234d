#include "formulas/loss.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "blocks.hpp"

using namespace backprop;

namespace {

/// The loss of one example with outputs z, a and target y.
double loss_of(Loss loss, const Vector& z, const Vector& a, const Vector& y) {
  double value = 0.0;
  loss_values<double>(loss, block(z), block(a), block(y), &value);
  return value;
}

double cross_entropy_of(const Vector& z, const Vector& y) {
  return loss_of(Loss::cross_entropy, z, Vector::Zero(z.size()), y);
}

}  // namespace

TEST_CASE("squared error is half the squared distance") {
  CHECK(loss_of(Loss::squared_error, Vector::Zero(2), Vector{{1.0, 2.0}}, Vector{{0.0, 4.0}}) ==
        2.5);
}

TEST_CASE("the sum of squared errors has no half, and their mean is over the outputs") {
  const Vector z = Vector::Zero(2), a{{1.0, 2.0}}, y{{0.0, 4.0}};
  CHECK(loss_of(Loss::sum_squared_error, z, a, y) == 5.0);
  CHECK(loss_of(Loss::mean_squared_error, z, a, y) == 2.5);
  const std::pair<Loss, Vector> expected[] = {{Loss::squared_error, Vector{{1.0, -2.0}}},
                                              {Loss::sum_squared_error, Vector{{2.0, -4.0}}},
                                              {Loss::mean_squared_error, Vector{{1.0, -2.0}}}};
  for (const auto& [loss, wanted] : expected) {
    Vector delta(2);
    output_delta<double>(loss, Activation::linear, {}, block(a), block(y), block(delta));
    CHECK(delta == wanted);
  }
}

TEST_CASE("the loss of the output itself has no target, and its delta is the slope") {
  const Vector z{{0.0, 3.0}}, none(0);
  Vector a(2), delta(2);
  activate<double>(Activation::sigmoid, block(z), block(a));
  CHECK(loss_of(Loss::output, z, a, none) == a.sum());
  output_delta<double>(Loss::output, Activation::sigmoid, block(z), block(a), block(none),
                       block(delta));
  CHECK(delta == Vector{{0.25, a[1] * (1 - a[1])}});
}

TEST_CASE("the gradient of an answer is the output's delta over its slope") {
  const Vector z{{0.3, -1.2}}, y{{1.0, 0.25}};
  Vector a(2), delta(2), slopes = Vector::Ones(2);
  activate<double>(Activation::sigmoid, block(z), block(a));
  multiply_by_derivative<double>(Activation::sigmoid, block(z), block(a), block(slopes));
  for (const Loss loss : {Loss::squared_error, Loss::sum_squared_error, Loss::mean_squared_error,
                          Loss::binary_cross_entropy, Loss::output}) {
    output_delta<double>(loss, Activation::sigmoid, block(z), block(a), block(y), block(delta));
    for (Eigen::Index j = 0; j < 2; ++j) {
      CHECK(output_activation_gradient(loss, a[j], y[j], 2) ==
            doctest::Approx(delta[j] / slopes[j]).epsilon(1e-14));
    }
  }
  CHECK(output_activation_gradient(Loss::cross_entropy, 0.25, 1.0, 2) == -4.0);
  CHECK(output_activation_gradient(Loss::cross_entropy, 0.0, 0.0, 2) == 0.0);
  CHECK(output_activation_gradient(Loss::binary_cross_entropy, 1.0, 1.0, 2) == -1.0);
}

TEST_CASE("binary cross-entropy of an undecided answer is ln 2") {
  CHECK(binary_cross_entropy(0.0, 1.0) == doctest::Approx(std::log(2.0)).epsilon(1e-15));
}

TEST_CASE("binary cross-entropy is linear in z where the answer is hopelessly wrong") {
  CHECK(binary_cross_entropy(-1000.0, 1.0) == 1000.0);
  CHECK(binary_cross_entropy(1000.0, 0.0) == 1000.0);
}

TEST_CASE("binary cross-entropy keeps the tiny loss of an answer that is almost right") {
  CHECK(binary_cross_entropy(100.0, 1.0) == doctest::Approx(std::exp(-100.0)).epsilon(1e-14));
}

TEST_CASE("binary cross-entropy adds up over the units") {
  const Vector z{{0.0, 0.0}}, y{{1.0, 0.0}};
  CHECK(loss_of(Loss::binary_cross_entropy, z, z, y) ==
        doctest::Approx(2 * std::log(2.0)).epsilon(1e-15));
}

TEST_CASE("cross-entropy of even odds among three is ln 3") {
  CHECK(cross_entropy_of(Vector{{5.0, 5.0, 5.0}}, Vector{{0.0, 1.0, 0.0}}) ==
        doctest::Approx(std::log(3.0)).epsilon(1e-15));
}

TEST_CASE("cross-entropy is finite where a plain exponential would overflow") {
  CHECK(cross_entropy_of(Vector{{1000.0, -1000.0}}, Vector{{0.0, 1.0}}) == 2000.0);
}

TEST_CASE("cross-entropy keeps its digits where all preactivations are large") {
  CHECK(cross_entropy_of(Vector{{1e7, 1e7, 1e7}}, Vector{{0.0, 1.0, 0.0}}) ==
        doctest::Approx(std::log(3.0)).epsilon(1e-15));
}

TEST_CASE("the output's delta is answer minus target where loss and activation match") {
  const Vector a{{0.2, 0.8}}, y{{1.0, 0.0}};
  Vector delta(2);
  output_delta<double>(Loss::binary_cross_entropy, Activation::sigmoid, {}, block(a), block(y),
                       block(delta));
  CHECK(delta == a - y);
  output_delta<double>(Loss::cross_entropy, Activation::softmax, {}, block(a), block(y),
                       block(delta));
  CHECK(delta == a - y);
}

TEST_CASE("where the targets of a cross-entropy sum to S, the output's delta is S a - y") {
  const Vector a{{0.25, 0.75}}, y{{1.0, 1.0}};
  Vector delta(2);
  output_delta<double>(Loss::cross_entropy, Activation::softmax, {}, block(a), block(y),
                       block(delta));
  CHECK(delta == Vector{{-0.5, 0.5}});
}

TEST_CASE("squared error keeps the slope of the output's activation") {
  const Vector a{{0.5}}, y{{1.0}};
  Vector delta(1);
  output_delta<double>(Loss::squared_error, Activation::sigmoid, {}, block(a), block(y),
                       block(delta));
  CHECK(delta[0] == -0.5 * 0.25);
}

TEST_CASE("squared error gives the slope of the output's activation its argument") {
  const Vector z{{1.5}}, y{{1.0}};
  Vector a(1), delta(1);
  activate<double>(Activation::silu, block(z), block(a));
  output_delta<double>(Loss::squared_error, Activation::silu, block(z), block(a), block(y),
                       block(delta));
  CHECK(delta[0] == (a[0] - 1.0) * Silu::derivative(a[0], 1.5));
}
