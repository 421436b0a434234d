#include "pass/slopes.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "networks.hpp"

using namespace backprop;

TEST_CASE("a unit's slope is f' where it stands") {
  Pass pass = small_pass();
  pass.forward();
  const Vector slopes = slopes_of_units(pass, 1);
  for (Eigen::Index j = 0; j < slopes.size(); ++j) {
    const double a = pass.computed(1).activations[j];
    CHECK(slopes[j] == 1.0 - a * a);
  }
}

TEST_CASE("where the pass has not been, and for softmax, there is no slope") {
  Pass pass = small_pass();
  pass.seek(1);
  CHECK(std::isnan(slopes_of_units(pass, 2)[0]));
  RandomSource random(1);
  Pass softmax =
      random_pass(random, 2, {3, 3}, Activation::relu, Activation::softmax, Loss::cross_entropy);
  CHECK(std::isnan(slopes_of_units(softmax, 1)[0]));
  softmax.backward();
  CHECK(std::isnan(slopes_of_units(softmax, 2)[0]));
  CHECK(!std::isnan(slopes_of_units(softmax, 1)[0]));
}

TEST_CASE("the factors of a normalised layer turn dL/du into delta") {
  RandomSource random(2);
  Pass pass = random_pass(random, 3, {5, 1}, Activation::tanh, Activation::sigmoid,
                          Loss::binary_cross_entropy, {true, false});
  pass.backward();
  const Vector gradients =
      pass.computed(1).activation_gradients.cwiseProduct(slopes_of_units(pass, 1));
  const Vector deltas = normalization_factors(pass, 1).transpose() * gradients;
  CHECK((deltas - pass.computed(1).deltas).cwiseAbs().maxCoeff() < 1e-14);
  CHECK(normalization_factors(pass, 2).size() == 0);
}
