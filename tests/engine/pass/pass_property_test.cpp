#include <doctest/doctest.h>

#include <string>

#include "networks.hpp"

using namespace backprop;

namespace {

void append(std::string& bits, const double* numbers, Eigen::Index count) {
  bits.append(reinterpret_cast<const char*>(numbers),
              static_cast<std::size_t>(count) * sizeof *numbers);
}

/// The bits of everything a pass knows and shows.
std::string bits_of(const Pass& pass) {
  std::string bits = std::to_string(pass.iteration());
  const double loss = pass.loss();
  append(bits, &loss, 1);
  for (int l = 1; l <= pass.network().layer_count(); ++l) {
    const LayerPass& computed = pass.computed(l);
    for (const Vector* vector : {&computed.preactivations, &computed.activations, &computed.deltas,
                                 &computed.gamma_gradients, &computed.beta_gradients}) {
      append(bits, vector->data(), vector->size());
    }
    append(bits, computed.weight_gradients.data(), computed.weight_gradients.size());
    append(bits, &computed.gradient_magnitude, 1);
  }
  return bits;
}

}  // namespace

TEST_CASE("a step back after a step is as if nothing had been, on any network") {
  RandomSource random(21);
  for (int k = 0; k < 300; ++k) {
    CAPTURE(k);
    Pass pass = any_pass(random);
    bool same = true;
    while (pass.iteration() < pass.iterations()) {
      const std::string before = bits_of(pass);
      pass.step();
      const std::string after = bits_of(pass);
      pass.step_back();
      same = same && bits_of(pass) == before && after != before;
      pass.step();
      same = same && bits_of(pass) == after;
    }
    CHECK(same);
  }
}
