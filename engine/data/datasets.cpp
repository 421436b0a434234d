#include "data/datasets.hpp"

#include "data/penguins.hpp"
#include "numbers/elementary.hpp"
#include "numbers/random_source.hpp"

namespace backprop {

namespace {

struct Point {
  double x;
  double y;
};

/// Where point k lies, without noise. `along`: how far along its curve, from 0 to 1.
Point place(DatasetName name, Eigen::Index k, double along) {
  const bool second = k % 2 == 1;
  switch (name) {
    case DatasetName::xor_corners:
      return {static_cast<double>(k / 2 % 2), static_cast<double>(k % 2)};
    case DatasetName::circles: {
      const auto [x, y] = cosine_and_sine(2.0 * pi * along);
      const double radius = second ? 0.5 : 1.0;
      return {radius * x, radius * y};
    }
    case DatasetName::moons: {
      const auto [x, y] = cosine_and_sine(pi * along);
      return second ? Point{1.0 - x, 0.5 - y} : Point{x, y};
    }
    case DatasetName::spirals: {
      const auto [x, y] = cosine_and_sine(3.0 * pi * along + (second ? pi : 0.0));
      return {along * x, along * y};
    }
    case DatasetName::penguins:
      break;
  }
  return {};
}

double target(DatasetName name, Eigen::Index k) {
  const bool differ = k / 2 % 2 != k % 2;
  return (name == DatasetName::xor_corners ? differ : k % 2 == 1) ? 1.0 : 0.0;
}

}  // namespace

Examples make_dataset(const DatasetSettings& settings) {
  if (settings.name == DatasetName::penguins) return draw_penguins(settings.seed, settings.size);
  RandomSource random(settings.seed);
  Examples examples{Matrix(2, settings.size), Matrix(1, settings.size)};
  for (Eigen::Index k = 0; k < settings.size; ++k) {
    const Point point = place(settings.name, k, random.uniform());
    examples.inputs(0, k) = point.x + settings.noise * random.normal();
    examples.inputs(1, k) = point.y + settings.noise * random.normal();
    examples.targets(0, k) = target(settings.name, k);
  }
  return examples;
}

}  // namespace backprop
