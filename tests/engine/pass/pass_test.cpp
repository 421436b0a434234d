#include "pass/pass.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "allocations.hpp"
#include "documents/pass_document.hpp"
#include "network/parameters.hpp"
#include "networks.hpp"

using namespace backprop;

namespace {

template <typename Numbers>
bool all_nan(const Numbers& numbers) {
  return numbers.array().isNaN().all();
}
bool all_nan(double number) { return std::isnan(number); }

template <typename Numbers>
bool none_nan(const Numbers& numbers) {
  return !numbers.array().isNaN().any();
}
bool none_nan(double number) { return !std::isnan(number); }

/// Whether numbers are there, all of them, exactly where the pass has reached them.
template <typename Numbers>
bool known_if(bool reached, const Numbers& numbers) {
  return reached ? none_nan(numbers) : all_nan(numbers);
}

/// Checks of every member of every layer that it is NaN exactly where the pass has not reached it.
void check_what_is_known(const Pass& pass) {
  const int layer_count = pass.network().layer_count();
  CAPTURE(pass.iteration());
  CHECK(known_if(pass.iteration() >= layer_count, pass.loss()));
  for (int l = 1; l <= layer_count; ++l) {
    CAPTURE(l);
    const bool forward = pass.iteration() >= l;
    const bool backward = pass.iteration() > 2 * layer_count - l;
    const LayerPass& computed = pass.computed(l);
    CHECK(known_if(forward, computed.preactivations));
    CHECK(known_if(forward, computed.normalized));
    CHECK(known_if(forward && pass.layer(l).normalized(), computed.inverse_deviation));
    CHECK(known_if(forward, computed.arguments));
    CHECK(known_if(forward, computed.values));
    CHECK(known_if(forward, computed.activations));
    CHECK(known_if(backward && l != layer_count, computed.activation_gradients));
    CHECK(known_if(backward, computed.deltas));
    CHECK(known_if(backward, computed.weight_gradients));
    CHECK(known_if(backward, computed.gamma_gradients));
    CHECK(known_if(backward, computed.beta_gradients));
    CHECK(known_if(backward, computed.gradient_magnitude));
  }
}

/// 3-3-3-2, normalised and residual where asked for.
Pass repaired_pass(Repairs repairs) {
  RandomSource random(8);
  return random_pass(random, 3, {3, 3, 2}, Activation::tanh, Activation::sigmoid,
                     Loss::squared_error, repairs);
}

/// Plain layers, and layers with either repair and with both.
constexpr std::array<Repairs, 4> all_repairs{
    {{false, false}, {true, false}, {false, true}, {true, true}}};

/// Equal to the bit.
bool same(const double* left, const double* right, Eigen::Index count) {
  return count == 0 ||
         std::memcmp(left, right, static_cast<std::size_t>(count) * sizeof *left) == 0;
}
template <typename Numbers>
bool same(const Numbers& left, const Numbers& right) {
  return left.size() == right.size() && same(left.data(), right.data(), left.size());
}
bool same(double left, double right) { return same(&left, &right, 1); }

bool same_layer(const LayerPass& left, const LayerPass& right) {
  return same(left.preactivations, right.preactivations) &&
         same(left.normalized, right.normalized) &&
         same(left.inverse_deviation, right.inverse_deviation) &&
         same(left.arguments, right.arguments) && same(left.values, right.values) &&
         same(left.activations, right.activations) &&
         same(left.activation_gradients, right.activation_gradients) &&
         same(left.deltas, right.deltas) && same(left.weight_gradients, right.weight_gradients) &&
         same(left.gamma_gradients, right.gamma_gradients) &&
         same(left.beta_gradients, right.beta_gradients) &&
         same(left.gradient_magnitude, right.gradient_magnitude);
}

/// Whether two passes have the same parameters and example, and know the same, to the bit.
bool same_pass(const Pass& left, const Pass& right) {
  bool equal = left.iteration() == right.iteration() && same(left.loss(), right.loss()) &&
               same(left.example().input, right.example().input) &&
               same(left.example().target, right.example().target);
  for (int l = 1; l <= left.network().layer_count(); ++l) {
    equal = equal && same_layer(left.computed(l), right.computed(l)) &&
            same(left.layer(l).weights, right.layer(l).weights) &&
            same(left.layer(l).biases, right.layer(l).biases) &&
            same(left.layer(l).gamma, right.layer(l).gamma) &&
            same(left.layer(l).beta, right.layer(l).beta);
  }
  return equal;
}

/// The place of one number of each kind in each layer that has it.
std::vector<Place> all_places(const Pass& pass) {
  std::vector<Place> places = {{PassNumber::input, 0, 1, 0}, {PassNumber::target, 0, 1, 0}};
  for (int l = 1; l <= pass.network().layer_count(); ++l) {
    places.push_back({PassNumber::weight, l, 1, 2});
    places.push_back({PassNumber::bias, l, 0, 0});
    if (!pass.layer(l).normalized()) continue;
    places.push_back({PassNumber::gamma, l, 2, 0});
    places.push_back({PassNumber::beta, l, 1, 0});
  }
  return places;
}

double number_at(const Pass& pass, const Place& place) {
  switch (place.number) {
    case PassNumber::weight:
      return pass.layer(place.layer).weights(place.unit, place.from);
    case PassNumber::bias:
      return pass.layer(place.layer).biases[place.unit];
    case PassNumber::gamma:
      return pass.layer(place.layer).gamma[place.unit];
    case PassNumber::beta:
      return pass.layer(place.layer).beta[place.unit];
    case PassNumber::input:
      return pass.example().input[place.unit];
    case PassNumber::target:
      return pass.example().target[place.unit];
  }
  return 0.0;
}

}  // namespace

TEST_CASE("a network of N weight layers has 2N iterations") {
  CHECK(small_pass().iterations() == 4);
}

TEST_CASE("what the pass has not reached is NaN, and all else is known, stepping on and back") {
  for (const Repairs repairs : all_repairs) {
    CAPTURE(repairs.normalized);
    CAPTURE(repairs.residual);
    Pass pass = repaired_pass(repairs);
    check_what_is_known(pass);
    while (pass.iteration() < pass.iterations()) {
      pass.step();
      check_what_is_known(pass);
    }
    while (pass.iteration() > 0) {
      pass.step_back();
      check_what_is_known(pass);
    }
  }
}

TEST_CASE("stepping stops at the end and stepping back at the start") {
  Pass pass = small_pass();
  CHECK(pass.step_back() == 0);
  pass.backward();
  CHECK(pass.step() == 4);
}

TEST_CASE("a step back after a step on is the identity") {
  Pass pass = small_pass();
  for (int iteration = 0; iteration < pass.iterations(); ++iteration) {
    pass.seek(iteration);
    const Pass before = pass;
    pass.step();
    pass.step_back();
    CAPTURE(iteration);
    CHECK(same_pass(pass, before));
  }
}

TEST_CASE("where a pass was sought from makes no difference") {
  for (int from = 0; from <= 4; ++from) {
    for (int to = 0; to <= 4; ++to) {
      Pass direct = small_pass();
      direct.seek(to);
      Pass detour = small_pass();
      detour.seek(from);
      detour.seek(to);
      CAPTURE(from);
      CAPTURE(to);
      CHECK(same_pass(detour, direct));
    }
  }
}

TEST_CASE("forward comes to the same loss from either side") {
  Pass pass = small_pass();
  const double loss = pass.forward();
  pass.backward();
  CHECK(pass.forward() == loss);
  CHECK(pass.iteration() == 2);
}

TEST_CASE("an iteration outside of the pass is refused") {
  Pass pass = small_pass();
  CHECK_THROWS_WITH(pass.seek(5), "iteration: expected a whole number from 0 to 4, found 5");
  CHECK_THROWS_WITH(pass.seek(-1), "iteration: expected a whole number from 0 to 4, found -1");
  CHECK(pass.iteration() == 0);
}

TEST_CASE("an update moves every weight and bias against its gradient and starts again") {
  Pass pass = small_pass();
  pass.backward();
  const Pass before = pass;
  pass.update(0.25);
  for (int l = 1; l <= 2; ++l) {
    const LayerPass& computed = before.computed(l);
    CHECK(pass.layer(l).weights == before.layer(l).weights - 0.25 * computed.weight_gradients);
    CHECK(pass.layer(l).biases == before.layer(l).biases - 0.25 * computed.deltas);
  }
  CHECK(pass.iteration() == 0);
  CHECK(all_nan(pass.computed(1).deltas));
}

TEST_CASE("a small update lowers the loss") {
  Pass pass = small_pass();
  const double loss = pass.forward();
  pass.backward();
  pass.update(0.1);
  CHECK(pass.forward() < loss);
}

TEST_CASE("an update before the end of the backward pass is refused") {
  Pass pass = small_pass();
  pass.seek(3);
  CHECK_THROWS_WITH(pass.update(0.1),
                    "update: expected a finished backward pass (iteration 4), found iteration 3");
}

TEST_CASE("a learning rate that is not finite is refused, and nothing is lost") {
  Pass pass = small_pass();
  pass.backward();
  const Pass before = pass;
  CHECK_THROWS_WITH(pass.update(std::numeric_limits<double>::infinity()),
                    "learning rate: expected a finite number, found inf");
  CHECK_THROWS_WITH(pass.update(std::numeric_limits<double>::quiet_NaN()),
                    "learning rate: expected a finite number, found nan");
  CHECK(same_pass(pass, before));
}

TEST_CASE("a target that the loss cannot mean is not set") {
  Pass pass = read_document(R"({"inputs": 1, "layers": [{"units": 1, "activation": "sigmoid",
    "weights": [[1]], "biases": [0]}], "loss": "binary_cross_entropy",
    "example": {"input": [1], "target": [1]}})");
  const Place target{PassNumber::target, 0, 0, 0};
  CHECK_THROWS_WITH_AS(pass.set(target, 2.0),
                       "target: expected a number from 0 to 1, for this loss, found 2.0",
                       std::invalid_argument);
  CHECK(pass.example().target[0] == 1.0);
  CHECK_NOTHROW(pass.set(target, 0.25));
}

TEST_CASE("a pass with a number set is that of a document with that number, at every iteration") {
  for (const Repairs repairs : all_repairs) {
    CAPTURE(repairs.normalized);
    CAPTURE(repairs.residual);
    const Pass original = repaired_pass(repairs);
    for (const auto& place : all_places(original)) {
      CAPTURE(name_of(pass_number_names, place.number));
      CAPTURE(place.layer);
      for (int iteration = 0; iteration <= original.iterations(); ++iteration) {
        Pass pass = original;
        pass.seek(iteration);
        pass.set(place, -0.75);
        Pass opened = read_document(write_document(pass));
        CHECK(number_at(opened, place) == -0.75);
        opened.seek(iteration);
        CHECK(same_pass(pass, opened));
        pass.set(place, number_at(original, place));
        Pass back = original;
        back.seek(iteration);
        CHECK(same_pass(pass, back));
      }
    }
  }
}

TEST_CASE(
    "a number that the network does not have is refused with its range, and nothing is lost") {
  Pass pass = repaired_pass({true, false});
  pass.seek(4);
  const Pass before = pass;
  const auto refused = [&pass](Place place, const char* message) {
    CHECK_THROWS_WITH(pass.set(place, 1.0), message);
  };
  refused({PassNumber::weight, 0, 0, 0}, "layer: expected a whole number from 1 to 3, found 0");
  refused({PassNumber::bias, 4, 0, 0}, "layer: expected a whole number from 1 to 3, found 4");
  refused({PassNumber::weight, 3, 2, 0}, "unit: expected a whole number from 0 to 1, found 2");
  refused({PassNumber::weight, 3, 0, 3}, "from: expected a whole number from 0 to 2, found 3");
  refused({PassNumber::weight, 3, 0, -1}, "from: expected a whole number from 0 to 2, found -1");
  refused({PassNumber::bias, 1, 3, 0}, "unit: expected a whole number from 0 to 2, found 3");
  refused({PassNumber::gamma, 1, 3, 0}, "unit: expected a whole number from 0 to 2, found 3");
  refused({PassNumber::gamma, 3, 0, 0},
          "gamma: expected a normalised layer, found layer 3, which is not");
  refused({PassNumber::beta, 3, 0, 0},
          "beta: expected a normalised layer, found layer 3, which is not");
  refused({PassNumber::input, 0, 3, 0}, "unit: expected a whole number from 0 to 2, found 3");
  refused({PassNumber::target, 0, -1, 0}, "unit: expected a whole number from 0 to 1, found -1");
  CHECK(same_pass(pass, before));
}

TEST_CASE("a number that is not finite is refused by its name, and nothing is lost") {
  Pass pass = repaired_pass({true, false});
  pass.seek(5);
  const Pass before = pass;
  for (const auto& [name, number] : pass_number_names) {
    const std::string expected = std::string(name) + ": expected a finite number, found ";
    CHECK_THROWS_WITH(pass.set({number, 1, 0, 0}, std::numeric_limits<double>::quiet_NaN()),
                      (expected + "nan").c_str());
    CHECK_THROWS_WITH(pass.set({number, 1, 0, 0}, -std::numeric_limits<double>::infinity()),
                      (expected + "-inf").c_str());
  }
  CHECK(same_pass(pass, before));
}

TEST_CASE("all parameters at once make the pass of the network they came from, where it stands") {
  for (const Repairs repairs : all_repairs) {
    const Pass original = repaired_pass(repairs);
    const Vector parameters = parameters_of(original.network());
    for (int iteration = 0; iteration <= original.iterations(); ++iteration) {
      Pass pass = original;
      pass.backward();
      pass.update(0.5);
      pass.seek(iteration);
      pass.set_parameters(parameters);
      Pass expected = original;
      expected.seek(iteration);
      CHECK(same_pass(pass, expected));
    }
  }
}

TEST_CASE("parameters that do not fit leave the pass as it was") {
  Pass pass = small_pass();
  pass.seek(3);
  const Pass before = pass;
  Vector parameters = parameters_of(pass.network());
  parameters[16] = std::numeric_limits<double>::infinity();
  CHECK_THROWS_WITH(pass.set_parameters(parameters),
                    "parameters[16]: expected a finite number, found inf");
  CHECK(same_pass(pass, before));
}

TEST_CASE(
    "no step, sweep, update or set number allocates, from the smallest network to the widest") {
  RandomSource random(5);
  for (const Eigen::Index units : {1, 8, 256}) {
    for (const auto& named : activation_names) {
      const Activation hidden = named.second;
      if (hidden == Activation::softmax) continue;
      CAPTURE(units);
      CAPTURE(named.first);
      Pass pass = random_pass(random, units, {units, units, units}, hidden, Activation::softmax,
                              Loss::cross_entropy);
      CHECK(allocations_of([&] { pass.step(); }) == 0);
      CHECK(allocations_of([&] { pass.forward(); }) == 0);
      CHECK(allocations_of([&] { pass.backward(); }) == 0);
      CHECK(allocations_of([&] { pass.update(0.1); }) == 0);
      CHECK(allocations_of([&] { pass.seek(6); }) == 0);
      CHECK(allocations_of([&] { pass.set({PassNumber::weight, 1, 0, 0}, 0.5); }) == 0);
      CHECK(allocations_of([&] { pass.set({PassNumber::input, 0, 0, 0}, 0.5); }) == 0);
      const Vector parameters = parameters_of(pass.network());
      CHECK(allocations_of([&] { pass.set_parameters(parameters); }) == 0);
      CHECK(allocations_of([&] { pass.reset(); }) == 0);
    }
  }
}
