#include "training/optimizer.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "numbers/lanes.hpp"

using namespace backprop;

namespace {

/// One parameter in each lane.
Vector lanes(double number) { return Vector::Constant(whole_lanes(1), number); }

/// The parameter after as many steps as there are gradients.
double after(const OptimizerSettings& settings, double parameter,
             std::initializer_list<double> gradients) {
  Optimizer optimizer(settings, whole_lanes(1));
  Vector now = lanes(parameter);
  Vector next = now;
  for (const double gradient : gradients) {
    CHECK(optimizer.step(now, lanes(gradient), next));
    now = next;
  }
  return now[0];
}

OptimizerSettings sgd(double learning_rate, double momentum = 0.0) {
  OptimizerSettings settings;
  settings.learning_rate = learning_rate;
  settings.momentum = momentum;
  return settings;
}

OptimizerSettings adam(double learning_rate) {
  OptimizerSettings settings;
  settings.name = OptimizerName::adam;
  settings.learning_rate = learning_rate;
  return settings;
}

}  // namespace

TEST_CASE("gradient descent goes against the gradient, by the learning rate") {
  CHECK(after(sgd(0.5), 1.0, {2.0}) == 0.0);
  CHECK(after(sgd(0.5), 1.0, {2.0, -4.0}) == 2.0);
}

TEST_CASE("momentum keeps a share of the velocity") {
  // Velocities 2, then 0.5 * 2 + 2 = 3.
  CHECK(after(sgd(1.0, 0.5), 10.0, {2.0, 2.0}) == 5.0);
}

TEST_CASE("Adam's first step is the learning rate, whatever the gradient's size") {
  CHECK(after(adam(0.01), 1.0, {1e-3}) == doctest::Approx(0.99).epsilon(1e-6));
  CHECK(after(adam(0.01), 1.0, {-1e3}) == doctest::Approx(1.01).epsilon(1e-12));
}

TEST_CASE("a reset optimizer has forgotten its steps") {
  for (const OptimizerSettings& settings : {sgd(0.1, 0.9), adam(0.1)}) {
    Optimizer optimizer(settings, whole_lanes(1));
    Vector first(whole_lanes(1)), again(whole_lanes(1));
    CHECK(optimizer.step(lanes(1.0), lanes(3.0), first));
    optimizer.reset();
    CHECK(optimizer.step(lanes(1.0), lanes(3.0), again));
    CHECK(again == first);
  }
}

TEST_CASE("a step that would leave a parameter infinite or no number says so") {
  const double infinity = std::numeric_limits<double>::infinity();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double gradient : {infinity, -infinity, nan}) {
    Vector updated(whole_lanes(1));
    CHECK_FALSE(Optimizer(sgd(0.1), whole_lanes(1)).step(lanes(1.0), lanes(gradient), updated));
    CHECK_FALSE(Optimizer(adam(0.1), whole_lanes(1)).step(lanes(1.0), lanes(gradient), updated));
  }
}

TEST_CASE("clipping shortens a long gradient and leaves a short one alone") {
  Vector gradients{{3.0, 4.0}};
  clip_norm(gradients, 1.0);
  CHECK(gradients.norm() == doctest::Approx(1.0).epsilon(1e-6));
  CHECK(gradients[0] / gradients[1] == doctest::Approx(0.75).epsilon(1e-15));
  clip_norm(gradients, 10.0);
  CHECK(gradients.norm() == doctest::Approx(1.0).epsilon(1e-6));
}
