#include "data/datasets.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "data/penguins.hpp"

using namespace backprop;

namespace {

double radius(const Examples& examples, Eigen::Index n) { return examples.inputs.col(n).norm(); }

}  // namespace

TEST_CASE("the same seed draws the same points, another seed others") {
  for (const auto& named : dataset_names) {
    CAPTURE(named.first);
    const Examples first = make_dataset({named.second, 5, 50});
    const Examples again = make_dataset({named.second, 5, 50});
    CHECK(first.inputs == again.inputs);
    CHECK(first.targets == again.targets);
    CHECK(make_dataset({named.second, 6, 50}).inputs != first.inputs);
  }
}

TEST_CASE("a data set has the size that was asked for") {
  for (const auto& named : dataset_names) {
    CHECK(make_dataset({named.second, 1, 1}).size() == 1);
    CHECK(make_dataset({named.second, 1, 137}).size() == 137);
  }
}

TEST_CASE("without noise, four points of xor are its truth table") {
  const Examples examples = make_dataset({DatasetName::xor_corners, 1, 4, 0.0});
  CHECK(examples.inputs == Matrix{{0, 0, 1, 1}, {0, 1, 0, 1}});
  CHECK(examples.targets == Matrix{{0, 1, 1, 0}});
}

TEST_CASE("without noise, circles have radius 1 and 1/2") {
  const Examples examples = make_dataset({DatasetName::circles, 1, 100, 0.0});
  for (Eigen::Index n = 0; n < 100; ++n) {
    const double expected = examples.targets(0, n) == 1.0 ? 0.5 : 1.0;
    CHECK(radius(examples, n) == doctest::Approx(expected).epsilon(1e-13));
  }
}

TEST_CASE("without noise, moons are half circles about (0, 0) and (1, 1/2)") {
  const Examples examples = make_dataset({DatasetName::moons, 1, 100, 0.0});
  for (Eigen::Index n = 0; n < 100; ++n) {
    const bool lower = examples.targets(0, n) == 1.0;
    const double x = examples.inputs(0, n) - (lower ? 1.0 : 0.0);
    const double y = examples.inputs(1, n) - (lower ? 0.5 : 0.0);
    CHECK(std::hypot(x, y) == doctest::Approx(1.0).epsilon(1e-13));
    CHECK((lower ? -y : y) >= -1e-13);
  }
}

TEST_CASE("without noise, a spiral's angle is three half turns of its radius") {
  const Examples examples = make_dataset({DatasetName::spirals, 1, 100, 0.0});
  for (Eigen::Index n = 0; n < 100; ++n) {
    const double along = radius(examples, n);
    const double side = examples.targets(0, n) == 1.0 ? -1.0 : 1.0;
    const double angle = 3.0 * 3.141592653589793 * along;
    CHECK(examples.inputs(0, n) == doctest::Approx(side * along * std::cos(angle)).epsilon(1e-11));
    CHECK(examples.inputs(1, n) == doctest::Approx(side * along * std::sin(angle)).epsilon(1e-11));
  }
}

TEST_CASE("both classes are as large, or differ by one") {
  for (const DatasetName name :
       {DatasetName::xor_corners, DatasetName::circles, DatasetName::moons, DatasetName::spirals}) {
    CHECK(make_dataset({name, 1, 100}).targets.sum() == 50.0);
  }
}

TEST_CASE("noise has the standard deviation that was asked for") {
  const Matrix noisy = make_dataset({DatasetName::xor_corners, 3, 10000, 0.2}).inputs;
  const Matrix clean = make_dataset({DatasetName::xor_corners, 3, 10000, 0.0}).inputs;
  CHECK((noisy - clean).squaredNorm() / 20000 == doctest::Approx(0.04).epsilon(0.03));
}

TEST_CASE("there are 342 penguins: 151 Adelie, 123 Gentoo, 68 chinstrap") {
  CHECK(penguin_count() == 342);
  const Examples examples = make_dataset({DatasetName::penguins, 1, 342});
  CHECK(examples.targets.rowwise().sum() == Vector{{151, 123, 68}});
  CHECK(examples.targets.colwise().sum() == Matrix::Ones(1, 342));
}

TEST_CASE("the penguins' measurements have mean 0 and standard deviation 1") {
  const Examples examples = make_dataset({DatasetName::penguins, 1, 342});
  for (const Eigen::Index measurement : {0, 1}) {
    CHECK(std::abs(examples.inputs.row(measurement).mean()) < 1e-13);
    CHECK(examples.inputs.row(measurement).squaredNorm() / 342 ==
          doctest::Approx(1.0).epsilon(1e-13));
  }
}

TEST_CASE("no penguin is drawn twice") {
  const Examples all = make_dataset({DatasetName::penguins, 1, 342});
  const Examples others = make_dataset({DatasetName::penguins, 2, 342});
  std::multiset<std::pair<double, double>> first, second;
  for (Eigen::Index n = 0; n < 342; ++n) {
    first.insert({all.inputs(0, n), all.inputs(1, n)});
    second.insert({others.inputs(0, n), others.inputs(1, n)});
  }
  CHECK(first == second);
}
