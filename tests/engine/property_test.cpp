#include <doctest/doctest.h>

#include <cstring>

#include "document.hpp"
#include "networks.hpp"

using namespace backprop;

namespace {

constexpr int networks = 300;

std::size_t below(RandomSource& random, std::size_t limit) {
  return static_cast<std::size_t>(random.uniform() * static_cast<double>(limit));
}

/// Any network the documents allow, of up to 12 layers and 9 units a layer.
Pass any_pass(RandomSource& random) {
  std::vector<Eigen::Index> units(1 + below(random, 12));
  const bool even = random.uniform() < 0.5;
  const auto width = static_cast<Eigen::Index>(1 + below(random, 9));
  for (Eigen::Index& count : units) {
    count = even ? width : static_cast<Eigen::Index>(1 + below(random, 9));
  }
  const auto hidden = static_cast<Activation>(below(random, 5));
  const auto loss = static_cast<Loss>(below(random, 3));
  const Activation output = loss == Loss::cross_entropy          ? Activation::softmax
                            : loss == Loss::binary_cross_entropy ? Activation::sigmoid
                                                                 : hidden;
  const Repairs repairs{random.uniform() < 0.4, random.uniform() < 0.4};
  return random_pass(random, static_cast<Eigen::Index>(1 + below(random, 9)), units, hidden, output,
                     loss, repairs);
}

void append(std::string& bits, const double* numbers, Eigen::Index count) {
  bits.append(reinterpret_cast<const char*>(numbers),
              static_cast<std::size_t>(count) * sizeof *numbers);
}

/// The bits of everything a pass knows and shows.
std::string bits_of(const Pass& pass) {
  std::string bits = std::to_string(pass.iteration());
  const double loss = pass.loss();
  append(bits, &loss, 1);
  for (int l = 1; l <= pass.network().depth(); ++l) {
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
  for (int k = 0; k < networks; ++k) {
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

TEST_CASE("a document written and read back is the same document, on any network") {
  RandomSource random(22);
  for (int k = 0; k < networks; ++k) {
    CAPTURE(k);
    const std::string written = write_document(any_pass(random));
    CHECK(write_document(read_document(written)) == written);
  }
}

TEST_CASE("the same document gives the same bits on every run, on any network") {
  RandomSource random(23);
  for (int k = 0; k < networks; ++k) {
    CAPTURE(k);
    const std::string written = write_document(any_pass(random));
    CHECK(write_trace(read_document(written)) == write_trace(read_document(written)));
  }
}
