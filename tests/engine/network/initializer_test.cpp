#include "network/initializer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "comparison.hpp"
#include "goldens.hpp"

using namespace backprop;

namespace {

Network shaped(Eigen::Index inputs, Eigen::Index units) {
  return {inputs,
          {{Matrix::Zero(units, inputs), Vector::Ones(units), Activation::tanh}},
          Loss::squared_error};
}

Matrix drawn(Scheme scheme, Eigen::Index inputs, Eigen::Index units, std::uint64_t seed = 3) {
  Network network = shaped(inputs, units);
  initialize(network, {scheme, seed, 0.5});
  return network.layers[0].weights;
}

double measured_deviation(const Matrix& weights) {
  return std::sqrt((weights.array() - weights.mean()).square().mean());
}

}  // namespace

TEST_CASE("the weights of every scheme have the standard deviation of its formula") {
  const double fan_in = 200.0, fan_out = 120.0;
  const double xavier = std::sqrt(2.0 / (fan_in + fan_out));
  const double kaiming = std::sqrt(2.0 / fan_in);
  const std::pair<Scheme, double> expected[] = {
      {Scheme::xavier_normal, xavier},
      {Scheme::xavier_uniform, xavier},
      {Scheme::kaiming_normal, kaiming},
      {Scheme::kaiming_uniform, kaiming},
      {Scheme::linear_default, std::sqrt(1.0 / (3 * fan_in))},
      {Scheme::normal, 0.5}};
  for (const auto& named : expected) {
    CAPTURE(static_cast<int>(named.first));
    const auto [scheme, deviation] = named;
    const Matrix weights = drawn(scheme, 200, 120);
    // 24,000 draws: the measured deviation's own standard error is below half a percent.
    CHECK(measured_deviation(weights) == doctest::Approx(deviation).epsilon(0.02));
    CHECK(std::abs(weights.mean()) < 4 * deviation / std::sqrt(24000.0));
  }
}

TEST_CASE("the uniform schemes stay within their range and come near its ends") {
  const double range = std::sqrt(6.0 / 320.0);
  const Matrix weights = drawn(Scheme::xavier_uniform, 200, 120);
  CHECK(weights.cwiseAbs().maxCoeff() <= range);
  CHECK(weights.cwiseAbs().maxCoeff() > 0.99 * range);
}

TEST_CASE("a layer as torch.nn.Linear starts draws its biases from the range of its weights") {
  Network network = shaped(25, 2000);
  initialize(network, {Scheme::linear_default, 3});
  const double range = std::sqrt(1.0 / 25.0);
  for (const double most : {network.layers[0].weights.cwiseAbs().maxCoeff(),
                            network.layers[0].biases.cwiseAbs().maxCoeff()}) {
    CHECK(most <= range * (1 + 1e-15));
    CHECK(most > 0.99 * range);
  }
  CHECK(network.layers[0].biases.mean() == doctest::Approx(0.0).epsilon(0.01));
}

TEST_CASE("a layer without biases draws none, and its weights are those it draws with them") {
  Network without = shaped(4, 3);
  without.layers[0].biases.resize(0);
  initialize(without, {Scheme::linear_default, 3});
  CHECK(without.layers[0].biases.size() == 0);
  CHECK(without.layers[0].weights == drawn(Scheme::linear_default, 4, 3));
}

TEST_CASE("biases start at 0") {
  Network network = shaped(2, 3);
  initialize(network, {Scheme::normal, 1});
  CHECK(network.layers[0].biases.isZero(0.0));
}

TEST_CASE("a gain multiplies every scheme's weights, and draws no others") {
  for (const auto& named : scheme_names) {
    CAPTURE(named.first);
    const Scheme scheme = named.second;
    Network once = shaped(20, 12);
    Network threefold = shaped(20, 12);
    initialize(once, {scheme, 5, 0.5});
    initialize(threefold, {scheme, 5, 0.5, 3.0});
    const Matrix expected = 3.0 * once.layers[0].weights;
    CHECK(threefold.layers[0].weights.isApprox(expected, 1e-15));
  }
}

TEST_CASE("centred biases make the preactivations 0 where all activations before are 1/2") {
  Network network = shaped(20, 12);
  initialize(network, {Scheme::xavier_normal, 5, 1.0, 4.0, BiasStart::centered});
  const Layer& layer = network.layers[0];
  const Vector preactivations = layer.weights * Vector::Constant(20, 0.5) + layer.biases;
  CHECK(preactivations.cwiseAbs().maxCoeff() < 1e-14);
  CHECK(layer.biases.cwiseAbs().minCoeff() > 0.0);
}

TEST_CASE("one seed gives the same bits on every machine") {
  const Matrix normal = drawn(Scheme::normal, 2, 1, 7);
  CHECK(normal(0, 0) == -0x1.f1f3c2f1a30bfp-2);
  CHECK(normal(0, 1) == 0x1.74868e51a143dp-1);
  const Matrix uniform = drawn(Scheme::xavier_uniform, 2, 1, 7);
  CHECK(uniform(0, 0) == 0x1.7063a73f30b85p-1);
}

TEST_CASE("another seed gives other weights") {
  CHECK(drawn(Scheme::normal, 4, 4, 1) != drawn(Scheme::normal, 4, 4, 2));
}

TEST_CASE("every initializer has PyTorch's standard deviation or bound") {
  const nlohmann::json cases = golden("initializers.json")["cases"];
  REQUIRE(cases.size() >= 20);
  for (const nlohmann::json& one : cases) {
    const std::string name = one["scheme"];
    CAPTURE(name);
    const auto scheme = std::find_if(scheme_names.begin(), scheme_names.end(),
                                     [&](const auto& named) { return named.first == name; });
    REQUIRE(scheme != scheme_names.end());
    const double deviation = standard_deviation({scheme->second, 1}, one["fan_in"].get<double>(),
                                                one["fan_out"].get<double>());
    if (one.contains("bound")) {
      CHECK(difference(std::sqrt(3.0) * deviation, one["bound"].get<double>()) < 1e-15);
    } else {
      CHECK(difference(deviation, one["standard_deviation"].get<double>()) < 1e-15);
    }
  }
}
