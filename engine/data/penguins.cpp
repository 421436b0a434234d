#include "data/penguins.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "numbers/elementary.hpp"
#include "numbers/random_source.hpp"

namespace backprop {

namespace {

/// penguins.csv, which the build makes a string literal.
constexpr std::string_view penguins_csv =
#include "data/penguins.inc"
    ;

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
    penguin.*measurement = (penguin.*measurement - mean) / square_root(variance);
  }
}

std::vector<Penguin> standardised_penguins() {
  std::vector<Penguin> penguins = read_penguins();
  standardise(penguins, &Penguin::bill_length);
  standardise(penguins, &Penguin::bill_depth);
  return penguins;
}

}  // namespace

Eigen::Index penguin_count() {
  return std::count(penguins_csv.begin(), penguins_csv.end(), '\n') - 1;
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

}  // namespace backprop
