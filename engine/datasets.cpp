#include "datasets.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "initializer.hpp"

namespace backprop {

namespace {

constexpr double pi = 3.141592653589793;

/// engine/data/penguins.csv
constexpr std::string_view penguins_csv =
#include "penguins.inc"
    ;

struct Point {
  double x;
  double y;
};

/// (cos angle, sin angle), for angles of a few turns. The standard library's may differ in the last
/// bit from machine to machine: this is the power series of a 64th of the angle, doubled six times
/// by the addition theorems.
Point on_circle(double angle) {
  constexpr int doublings = 6;
  constexpr int last_power = 12;
  const double x = angle / (1 << doublings);
  double cosine = 0.0;
  double sine = 0.0;
  double term = 1.0;  // x^k / k!
  for (int k = 0; k <= last_power; ++k) {
    const double sign = k % 4 < 2 ? 1.0 : -1.0;
    (k % 2 == 0 ? cosine : sine) += sign * term;
    term *= x / (k + 1);
  }
  for (int k = 0; k < doublings; ++k) {
    const double doubled_sine = 2.0 * sine * cosine;
    cosine = cosine * cosine - sine * sine;
    sine = doubled_sine;
  }
  return {cosine, sine};
}

/// Where point k lies, without noise. `along`: how far along its curve, from 0 to 1.
Point place(DatasetName name, Eigen::Index k, double along) {
  const bool second = k % 2 == 1;
  switch (name) {
    case DatasetName::xor_corners:
      return {static_cast<double>(k / 2 % 2), static_cast<double>(k % 2)};
    case DatasetName::circles: {
      const Point point = on_circle(2.0 * pi * along);
      const double radius = second ? 0.5 : 1.0;
      return {radius * point.x, radius * point.y};
    }
    case DatasetName::moons: {
      const Point point = on_circle(pi * along);
      return second ? Point{1.0 - point.x, 0.5 - point.y} : point;
    }
    case DatasetName::spirals: {
      const Point point = on_circle(3.0 * pi * along + (second ? pi : 0.0));
      return {along * point.x, along * point.y};
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

struct Penguin {
  double bill_length;
  double bill_depth;
  Eigen::Index species;
};

/// Takes the text up to the separator off the front of `text`.
std::string_view take(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view piece = text.substr(0, end);
  text.remove_prefix(end + 1);
  return piece;
}

/// A number with one decimal, such as "39.1".
double one_decimal(std::string_view text) {
  int tenths = 0;
  for (const char character : text) {
    if (character != '.') tenths = 10 * tenths + (character - '0');
  }
  return tenths / 10.0;
}

/// Species are numbered in the order in which the file names them first.
std::vector<Penguin> read_penguins() {
  std::vector<Penguin> penguins;
  std::vector<std::string_view> species;
  std::string_view text = penguins_csv;
  take(text, '\n');
  while (!text.empty()) {
    const double bill_length = one_decimal(take(text, ','));
    const double bill_depth = one_decimal(take(text, ','));
    const std::string_view name = take(text, '\n');
    const auto known = std::find(species.begin(), species.end(), name);
    penguins.push_back({bill_length, bill_depth, known - species.begin()});
    if (known == species.end()) species.push_back(name);
  }
  return penguins;
}

/// To mean 0 and standard deviation 1 over all penguins.
void standardise(std::vector<Penguin>& penguins, double Penguin::*measurement) {
  const auto count = static_cast<double>(penguins.size());
  double mean = 0.0;
  for (const Penguin& penguin : penguins) mean += penguin.*measurement / count;
  double variance = 0.0;
  for (const Penguin& penguin : penguins) {
    const double distance = penguin.*measurement - mean;
    variance += distance * distance / count;
  }
  for (Penguin& penguin : penguins) {
    penguin.*measurement = (penguin.*measurement - mean) / std::sqrt(variance);
  }
}

std::vector<Penguin> standardised_penguins() {
  std::vector<Penguin> penguins = read_penguins();
  standardise(penguins, &Penguin::bill_length);
  standardise(penguins, &Penguin::bill_depth);
  return penguins;
}

Examples draw_penguins(std::uint64_t seed, Eigen::Index size) {
  constexpr Eigen::Index species = 3;
  std::vector<Penguin> penguins = standardised_penguins();
  RandomSource random(seed);
  Examples examples{Matrix(2, size), Matrix::Zero(species, size)};
  for (Eigen::Index n = 0; n < size; ++n) {
    const auto first = static_cast<std::size_t>(n);
    const auto left = static_cast<double>(penguins.size() - first);
    std::swap(penguins[first], penguins[first + static_cast<std::size_t>(random.uniform() * left)]);
    examples.inputs(0, n) = penguins[first].bill_length;
    examples.inputs(1, n) = penguins[first].bill_depth;
    examples.targets(penguins[first].species, n) = 1.0;
  }
  return examples;
}

}  // namespace

Eigen::Index penguin_count() {
  return std::count(penguins_csv.begin(), penguins_csv.end(), '\n') - 1;
}

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
