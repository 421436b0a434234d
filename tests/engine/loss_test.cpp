#include "loss.hpp"

#include <doctest/doctest.h>

using namespace backprop;

TEST_CASE("squared error is half the squared distance") {
  CHECK(squared_error(Vector{{1.0, 2.0}}, Vector{{0.0, 4.0}}) == 2.5);
}

TEST_CASE("binary cross-entropy of an undecided answer is ln 2") {
  CHECK(binary_cross_entropy(Vector{{0.0}}, Vector{{1.0}}) == doctest::Approx(std::log(2.0)));
}

TEST_CASE("binary cross-entropy is linear in z where the answer is hopelessly wrong") {
  CHECK(binary_cross_entropy(Vector{{-1000.0}}, Vector{{1.0}}) == 1000.0);
  CHECK(binary_cross_entropy(Vector{{1000.0}}, Vector{{0.0}}) == 1000.0);
}

TEST_CASE("binary cross-entropy keeps the tiny loss of an answer that is almost right") {
  CHECK(binary_cross_entropy(Vector{{100.0}}, Vector{{1.0}}) ==
        doctest::Approx(std::exp(-100.0)).epsilon(1e-14));
}

TEST_CASE("cross-entropy of even odds among three is ln 3") {
  CHECK(cross_entropy(Vector{{5.0, 5.0, 5.0}}, Vector{{0.0, 1.0, 0.0}}) ==
        doctest::Approx(std::log(3.0)).epsilon(1e-15));
}

TEST_CASE("cross-entropy is finite where a plain exponential would overflow") {
  CHECK(cross_entropy(Vector{{1000.0, -1000.0}}, Vector{{0.0, 1.0}}) == 2000.0);
}

TEST_CASE("the output's delta is answer minus target where loss and activation match") {
  const Vector a{{0.2, 0.8}}, y{{1.0, 0.0}}, z{{0.0, 0.0}};
  Vector delta(2);
  output_delta(Loss::binary_cross_entropy, Activation::sigmoid, z, a, y, delta);
  CHECK(delta == a - y);
  output_delta(Loss::cross_entropy, Activation::softmax, z, a, y, delta);
  CHECK(delta == a - y);
}

TEST_CASE("squared error keeps the slope of the output's activation") {
  const Vector a{{0.5}}, y{{1.0}}, z{{0.0}};
  Vector delta(1);
  output_delta(Loss::squared_error, Activation::sigmoid, z, a, y, delta);
  CHECK(delta[0] == -0.5 * 0.25);
}
