#include <doctest/doctest.h>

#include <cstdlib>
#include <new>

#include "networks.hpp"
#include "training.hpp"

namespace {

int allocations = 0;

}  // namespace

// Counts what the C++ library allocates; Eigen's own allocations throw while they are forbidden.
// Not inlined: compilers would take the pair apart and warn of malloc freed by delete.
#define BACKPROP_NOINLINE __attribute__((noinline))
BACKPROP_NOINLINE void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
BACKPROP_NOINLINE void operator delete(void* memory) noexcept { std::free(memory); }
BACKPROP_NOINLINE void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace backprop;

namespace {

template <typename Function>
int allocations_of(Function&& function) {
  Eigen::internal::set_is_malloc_allowed(false);
  const int before = allocations;
  function();
  const int after = allocations;
  Eigen::internal::set_is_malloc_allowed(true);
  return after - before;
}

}  // namespace

TEST_CASE("the counter counts") {
  // Called as functions: a new expression and its delete may be optimised away together.
  CHECK(allocations_of([] { ::operator delete(::operator new(8)); }) == 1);
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

TEST_CASE("no training step allocates, whatever the optimizer and the size of the batch") {
  RandomSource random(6);
  const Network network = random_network(random, 5, {5, 5, 3}, Activation::tanh,
                                         Activation::softmax, Loss::cross_entropy, {true, true});
  for (const Eigen::Index size : {1, 2, 100}) {
    for (const auto& named : optimizer_names) {
      CAPTURE(size);
      CAPTURE(named.first);
      TrainingSettings settings;
      settings.optimizer.name = named.second;
      settings.optimizer.momentum = 0.9;
      settings.clip_norm = 1.0;
      Training training(network, {Matrix::Random(5, size), Matrix::Ones(3, size)}, settings);
      std::vector<double> losses;
      losses.reserve(10);
      CHECK(allocations_of([&] { training.train(10, losses); }) == 0);
      CHECK(losses.size() == 10);
    }
  }
}
