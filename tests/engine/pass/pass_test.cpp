#include "pass/pass.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "allocations.hpp"
#include "networks.hpp"

using namespace backprop;

namespace {

bool all_nan(const Eigen::Ref<const Vector>& numbers) { return numbers.array().isNaN().all(); }

/// Equal to the bit, NaN to NaN.
template <typename Numbers>
bool same(const Numbers& left, const Numbers& right) {
  return (left.array() == right.array() || (left.array().isNaN() && right.array().isNaN())).all();
}

bool same_pass(const Pass& left, const Pass& right) {
  bool equal =
      left.iteration() == right.iteration() &&
      same(Vector::Constant(1, left.loss()).eval(), Vector::Constant(1, right.loss()).eval());
  for (int l = 1; l <= left.network().depth(); ++l) {
    equal = equal && same(left.computed(l).preactivations, right.computed(l).preactivations) &&
            same(left.computed(l).activations, right.computed(l).activations) &&
            same(left.computed(l).deltas, right.computed(l).deltas) &&
            same(left.computed(l).weight_gradients, right.computed(l).weight_gradients) &&
            left.layer(l).weights == right.layer(l).weights;
  }
  return equal;
}

}  // namespace

TEST_CASE("a network of L weight layers has 2L iterations") {
  CHECK(small_pass().iterations() == 4);
}

TEST_CASE("what the pass has not reached is NaN") {
  Pass pass = small_pass();
  pass.step();
  CHECK(!pass.computed(1).activations.hasNaN());
  CHECK(all_nan(pass.computed(2).activations));
  CHECK(std::isnan(pass.loss()));
  pass.seek(3);
  CHECK(!pass.computed(2).deltas.hasNaN());
  CHECK(all_nan(pass.computed(1).deltas));
  CHECK(std::isnan(pass.computed(1).gradient_magnitude));
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

TEST_CASE("no step, sweep or update allocates, from the smallest network to the widest") {
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
      CHECK(allocations_of([&] { pass.reset(); }) == 0);
    }
  }
}
