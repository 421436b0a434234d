#include "numbers/elementary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "formulas/activation.hpp"
#include "formulas/loss.hpp"
#include "goldens.hpp"
#include "numbers/random_source.hpp"

using namespace backprop;

namespace {

/// The largest error of `function` over the reference cases of that name, in units in the last
/// place of the exact value (which is the sum of two doubles).
double worst_error(const std::string& name, const std::function<double(double)>& function) {
  double worst = 0.0;
  const nlohmann::json cases = golden("elementary.json").at(name);
  REQUIRE(cases.size() >= 400);
  for (const auto& numbers : cases) {
    const double high = numbers[1].get<double>();
    const double low = numbers[2].get<double>();
    const double size = std::abs(high);
    const double unit = std::nextafter(size, std::numeric_limits<double>::infinity()) - size;
    const double error = std::abs((function(numbers[0].get<double>()) - high) - low) / unit;
    worst = std::max(worst, error);
  }
  return worst;
}

const std::vector<double> awkward = {0.0,
                                     -0.0,
                                     1e-300,
                                     -1e-300,
                                     1e-9,
                                     0.3,
                                     -0.7,
                                     1.0,
                                     -19.99,
                                     20.01,
                                     37.5,
                                     -708.5,
                                     709.5,
                                     -1e300,
                                     1e300,
                                     std::numeric_limits<double>::infinity(),
                                     -std::numeric_limits<double>::infinity()};

/// Whether the function of Lanes gives in each lane the bits of the function of one double.
template <typename Function>
bool same_in_lanes(Function function, const std::vector<double>& arguments) {
  for (const double x : arguments) {
    for (std::ptrdiff_t lane = 0; lane < lane_count; ++lane) {
      Lanes numbers = splat<Lanes>(0.25);
      numbers[lane] = x;
      if (to_bits(double(function(numbers)[lane])) != to_bits(function(x))) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("the exponential is accurate to 2 units in the last place") {
  CHECK(worst_error("exp", exponential<double>) <= 2.0);
}

TEST_CASE("tanh is accurate to 5 units in the last place, also close to 0") {
  CHECK(worst_error("tanh", HyperbolicTangent::value<double>) <= 5.0);
}

TEST_CASE("ln(1 + x) is accurate to 3 units in the last place, also close to 0") {
  CHECK(worst_error("log_one_plus", log_one_plus<double>) <= 3.0);
}

TEST_CASE(
    "the normal distribution and its density are accurate, also where hardly any of it is left") {
  CHECK(worst_error("normal_density", [](double x) { return standard_normal(x).density; }) <= 5.0);
  CHECK(worst_error("normal_distribution",
                    [](double x) { return standard_normal(x).distribution; }) <= 8.0);
}

TEST_CASE("the normal distribution has the same bits on every machine") {
  CHECK(standard_normal(-1.0).distribution == 0x1.44ed0bb7cb209p-3);
  CHECK(standard_normal(0.5).density == 0x1.6883d022086adp-2);
}

TEST_CASE("beyond its range, the normal distribution is as at the end of it") {
  for (const double x : {38.0, 1e300, std::numeric_limits<double>::infinity()}) {
    CHECK(standard_normal(x).distribution == 1.0);
    CHECK(standard_normal(-x).distribution == standard_normal(-normal_range).distribution);
    CHECK(standard_normal(x).density == standard_normal(normal_range).density);
  }
  CHECK(std::isnormal(standard_normal(-normal_range).distribution));
}

TEST_CASE("the exponential of what is beyond a double's range is the nearest ordinary number") {
  CHECK(exponential(-1e300) == exponential(-708.0));
  CHECK(exponential(1e300) == exponential(709.0));
  CHECK(std::isfinite(exponential(1e300)));
}

TEST_CASE("e^x - 1 keeps its digits near 0, and is the standard library's to 3 units elsewhere") {
  for (double x = -40.0; x < 40.0; x += 0.0137) {
    for (const double near : {x, x * 1e-9}) {
      const double exact = std::expm1(near);
      const double unit = std::nextafter(std::abs(exact), std::numeric_limits<double>::infinity()) -
                          std::abs(exact);
      CAPTURE(near);
      CHECK(std::abs(exponential_minus_one(near) - exact) <= 3 * unit);
    }
  }
}

TEST_CASE("what is not a number stays so") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(std::isnan(exponential(nan)));
  CHECK(std::isnan(Sigmoid::value(nan)));
  CHECK(std::isnan(HyperbolicTangent::value(nan)));
  CHECK(std::isnan(Relu::value(nan)));
  CHECK(std::isnan(LeakyRelu{}.value(nan)));
  CHECK(std::isnan(Softplus::value(nan)));
  CHECK(std::isnan(Elu::value(nan)));
  CHECK(std::isnan(Elu::derivative(nan, nan)));
  CHECK(std::isnan(Silu::value(nan)));
  CHECK(std::isnan(Gelu::value(nan)));
  CHECK(std::isnan(Gelu::derivative(nan, nan)));
}

TEST_CASE("Lanes hold the same bits as one double after another") {
  const auto check = [](auto function) { return same_in_lanes(function, awkward); };
  CHECK(check([](auto x) { return exponential(x); }));
  CHECK(check([](auto x) { return Sigmoid::value(x); }));
  CHECK(check([](auto x) { return HyperbolicTangent::value(x); }));
  CHECK(check([](auto x) { return Relu::value(x); }));
  CHECK(check([](auto x) { return LeakyRelu{}.value(x); }));
  CHECK(check([](auto x) { return exponential_minus_one(x); }));
  CHECK(check([](auto x) { return Softplus::value(x); }));
  CHECK(check([](auto x) { return Elu::value(x); }));
  CHECK(check([](auto x) { return Elu::derivative(Elu::value(x), x); }));
  CHECK(check([](auto x) { return Silu::value(x); }));
  CHECK(check([](auto x) { return Silu::derivative(Silu::value(x), x); }));
  CHECK(check([](auto x) { return Gelu::value(x); }));
  CHECK(check([](auto x) { return Gelu::derivative(Gelu::value(x), x); }));
  CHECK(check([](auto x) { return binary_cross_entropy(x, splat<decltype(x)>(0.4)); }));
}

TEST_CASE("the portable logarithm is the logarithm, to within 2 units in the last place") {
  RandomSource random(11);
  for (int k = 0; k < 20000; ++k) {
    const double x =
        std::ldexp(1.0 + random.uniform(), static_cast<int>(random.uniform() * 1000) - 900);
    const double exact = std::log(x);
    const double unit =
        std::nextafter(std::abs(exact), std::numeric_limits<double>::infinity()) - std::abs(exact);
    CAPTURE(x);
    CHECK(std::abs(logarithm(x) - exact) <= 2 * unit);
  }
}

TEST_CASE("sine and cosine are the standard library's to within 2e-14, for two turns") {
  for (double angle = 0.0; angle <= 4.0 * pi; angle += 0.01) {
    const auto [cosine, sine] = cosine_and_sine(angle);
    CAPTURE(angle);
    CHECK(std::abs(cosine - std::cos(angle)) < 2e-14);
    CHECK(std::abs(sine - std::sin(angle)) < 2e-14);
  }
}

TEST_CASE("sine and cosine have the same bits on every machine") {
  const auto [cosine, sine] = cosine_and_sine(1.0);
  CHECK(cosine == 0x1.14a280fb50681p-1);
  CHECK(sine == 0x1.aed548f090cdep-1);
}
