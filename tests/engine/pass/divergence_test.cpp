#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "allocations.hpp"
#include "documents/pass_document.hpp"
#include "network/parameters.hpp"
#include "networks.hpp"
#include "pass/nudges.hpp"
#include "pass/slopes.hpp"
#include "pass/ways.hpp"

using namespace backprop;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// 2-16-16-1, leaky ReLU and a linear output under squared error: whatever the start, large
/// learning rates make it diverge.
Pass unbounded_pass(int seed) {
  return read_document(
      R"({"inputs": 2, "layers": [{"units": 16, "activation": "leaky_relu"},
          {"units": 16, "activation": "leaky_relu"}, {"units": 1, "activation": "linear"}],
          "loss": "squared_error", "example": {"input": [0.3, 0.8], "target": [1]},
          "initializer": {"scheme": "kaiming_normal", "seed": )" +
      std::to_string(seed) + "}}");
}

/// w1 = w2 = 1e200: z1 is finite, z2 is not.
Pass overflowing_pass() {
  Network network{1, {}, Loss::squared_error};
  for (int l = 0; l < 2; ++l) {
    network.layers.push_back({Matrix{{1e200}}, Vector::Zero(1), Activation::linear});
  }
  return Pass(std::move(network), {Vector::Ones(1), Vector::Zero(1)});
}

/// Sets all parameters to `size`, those of every second unit to -`size`.
void set_all_parameters(Pass& pass, double size) {
  Vector parameters = parameters_of(pass.network());
  for (Eigen::Index k = 0; k < parameters.size(); ++k) parameters[k] = k % 3 == 0 ? -size : size;
  pass.set_parameters(parameters);
}

bool all_finite(const Vector& numbers) { return numbers.allFinite(); }

}  // namespace

TEST_CASE("an update that would leave a parameter infinite is not made, whatever seed and rate") {
  int refused = 0;
  for (const int seed : {1, 2, 3, 5, 8}) {
    for (const double rate : {0.2, 1.0, 30.0, 1e100, 1e300}) {
      CAPTURE(seed);
      CAPTURE(rate);
      Pass pass = unbounded_pass(seed);
      for (int update = 0; update < 50; ++update) {
        pass.backward();
        const Vector before = parameters_of(pass.network());
        const std::string trace = write_trace(pass);
        try {
          pass.update(rate);
        } catch (const std::invalid_argument& error) {
          ++refused;
          const std::string message = error.what();
          CHECK(message.find("expected finite parameters") != std::string::npos);
          CHECK(message.rfind("layer ", 0) == 0);
          CHECK(pass.iteration() == pass.iterations());
          CHECK(parameters_of(pass.network()) == before);
          CHECK(write_trace(pass) == trace);
          break;
        }
        REQUIRE(all_finite(parameters_of(pass.network())));
        REQUIRE(pass.divergence().empty());
      }
      pass.forward();
      CHECK_NOTHROW(write_document(pass));
    }
  }
  CHECK(refused >= 15);
}

TEST_CASE("an update that is refused names the layer, and what it would have had there") {
  Pass pass = overflowing_pass();
  pass.set({PassNumber::weight, 1, 0, 0}, 1e100);
  pass.set({PassNumber::weight, 2, 0, 0}, 1.0);
  pass.backward();
  // The gradients are 1e100 in layer 1, and 1e200 in layer 2.
  CHECK_THROWS_WITH_AS(pass.update(1e200),
                       "layer 2: expected finite parameters after the update, found -inf",
                       std::invalid_argument);
  CHECK(pass.layer(1).weights(0, 0) == 1e100);
  pass.update(1e-100);
  CHECK(pass.iteration() == 0);
  CHECK(pass.layer(1).weights(0, 0) == 1e100 - 1.0);
}

TEST_CASE("a pass names the first of its numbers that is not finite, once it has got there") {
  Pass pass = overflowing_pass();
  CHECK(pass.divergence().empty());
  pass.seek(1);
  CHECK(pass.divergence().empty());
  for (const int iteration : {2, 3, 4}) {
    pass.seek(iteration);
    CHECK(pass.divergence() == "layer 2: expected finite preactivations, found inf");
  }
  pass.seek(1);
  CHECK(pass.divergence().empty());
}

TEST_CASE("the loss, error signals and gradients can be the first, too") {
  Pass pass = overflowing_pass();
  SUBCASE("the loss") {
    pass.set({PassNumber::weight, 2, 0, 0}, 1.0);
    pass.backward();
    CHECK(pass.divergence() == "loss: expected a finite number, found inf");
  }
  SUBCASE("the gradient of a weight") {
    pass.set({PassNumber::weight, 2, 0, 0}, 1e-60);
    pass.set({PassNumber::weight, 1, 0, 0}, 1e210);
    pass.backward();
    CHECK(pass.divergence() == "layer 2: expected finite weight gradients, found inf");
  }
  SUBCASE("the gradient of an activation") {
    pass.set({PassNumber::weight, 1, 0, 0}, 1e-200);
    pass.set({PassNumber::weight, 2, 0, 0}, 1e300);
    pass.set({PassNumber::target, 0, 0, 0}, -1e100);
    pass.backward();
    CHECK(pass.divergence() == "layer 1: expected finite activation gradients, found inf");
  }
}

TEST_CASE("what a pass has not reached, or does not have, is no divergence") {
  RandomSource random(11);
  for (int k = 0; k < 200; ++k) {
    Pass pass = any_pass(random);
    for (;;) {
      REQUIRE(pass.divergence().empty());
      if (pass.iteration() == pass.iterations()) break;
      pass.step();
    }
  }
}

TEST_CASE("asking for a divergence that is not there allocates no memory, nor does an update") {
  RandomSource random(12);
  Pass pass = random_pass(random, 3, {3, 3, 2}, Activation::tanh, Activation::sigmoid,
                          Loss::squared_error, {true, true});
  pass.backward();
  CHECK(allocations_of([&] {
          if (!pass.divergence().empty()) throw std::logic_error("diverged");
          pass.update(0.1);
        }) == 0);
}

TEST_CASE("everything that is asked of a pass has an answer where its numbers are infinite") {
  RandomSource random(13);
  for (int k = 0; k < 100; ++k) {
    CAPTURE(k);
    Pass pass = any_pass(random);
    set_all_parameters(pass, k % 2 == 0 ? 1e300 : 1e160);
    pass.backward();
    CHECK_NOTHROW(pass.divergence());
    CHECK_NOTHROW(write_trace(pass));
    CHECK(write_document(read_document(write_document(pass))) == write_document(pass));
    CHECK(check_gradients(pass, 1e-5).count == parameter_count(pass.network()));
    CHECK(losses_with(pass, {PassNumber::weight, 1, 0, 0}, Vector{{0.0, 1.0}}).size() == 2);
    for (int l = 1; l <= pass.network().layer_count(); ++l) {
      CHECK(slopes_of_units(pass, l).size() == pass.layer(l).units());
      CHECK_NOTHROW(normalization_factors(pass, l));
      CHECK(ways_to_loss(pass, l, 0, 0, 5).largest.size() <= 5);
      CHECK(walk_ways(pass, l, 0, 0, 100).count <= 100);
    }
    while (pass.iteration() > 0) pass.step_back();
    CHECK(pass.divergence().empty());
    set_all_parameters(pass, 0.1);
    pass.backward();
    CHECK(pass.divergence().empty());
  }
}

TEST_CASE("a slope is no number just where the value is none") {
  Network network{2, {}, Loss::squared_error};
  network.layers.push_back({Matrix{{1e308, 1e308}, {1.0, 1.0}}, Vector::Zero(2), Activation::relu});
  network.layers.push_back({Matrix{{1.0, 0.0}, {0.0, 1.0}}, Vector::Zero(2), Activation::tanh});
  Pass pass(std::move(network), {Vector{{3.0, 3.0}}, Vector::Zero(2)});
  pass.forward();
  CHECK(pass.computed(1).values[0] == infinite);
  CHECK(slopes_of_units(pass, 1) == Vector::Ones(2));
  // 0 times infinity.
  CHECK(std::isnan(pass.computed(2).values[1]));
  CHECK(slopes_of_units(pass, 2)[0] == 0.0);
  CHECK(std::isnan(slopes_of_units(pass, 2)[1]));
}
