#pragma once

#include <cstddef>

#include "numbers/lanes.hpp"

namespace backprop {

/// How many doubles one Number (double or Lanes) holds.
template <typename Number>
inline constexpr std::ptrdiff_t lanes_of = sizeof(Number) / sizeof(double);

/// One number for each unit of a layer and each example: unit j's numbers stand side by side,
/// example after example, and unit j + 1's begin `stride` doubles on. A plain vector is a block of
/// one example with stride 1.
/// Functions over a block take `Number`: double, or Lanes where `examples` is a multiple of
/// lane_count.
template <typename Double>
struct BasicBlock {
  Double* data;
  std::ptrdiff_t units;
  std::ptrdiff_t examples;
  std::ptrdiff_t stride;

  Double* at(std::ptrdiff_t unit, std::ptrdiff_t example) const {
    return data + unit * stride + example;
  }
  /// A block to write to is also one to read from.
  operator BasicBlock<const double>() const { return {data, units, examples, stride}; }
};

using Block = BasicBlock<double>;
using ConstBlock = BasicBlock<const double>;

/// A vector of one number per unit, of one example.
inline Block one_example(double* numbers, std::ptrdiff_t units) { return {numbers, units, 1, 1}; }
inline ConstBlock one_example(const double* numbers, std::ptrdiff_t units) {
  return {numbers, units, 1, 1};
}

/// to(j, n) = function(from(j, n)...) for every unit and example. All blocks have the same shape.
template <typename Number, typename Function, typename... From>
void map_units(Function function, const Block& to, const From&... from) {
  for (std::ptrdiff_t j = 0; j < to.units; ++j) {
    for (std::ptrdiff_t n = 0; n < to.examples; n += lanes_of<Number>) {
      store<Number>(to.at(j, n), function(load<Number>(from.at(j, n))...));
    }
  }
}

/// The sum over the units of function(from(j, n)...), for the examples from n on.
template <typename Number, typename Function, typename... From>
Number sum_over_units(std::ptrdiff_t n, Function function, const ConstBlock& first,
                      const From&... rest) {
  Number sum{};
  for (std::ptrdiff_t j = 0; j < first.units; ++j) {
    sum += function(load<Number>(first.at(j, n)), load<Number>(rest.at(j, n))...);
  }
  return sum;
}

/// The greatest number over the units, for the examples from n on.
template <typename Number>
Number greatest_unit(std::ptrdiff_t n, const ConstBlock& block) {
  Number greatest = load<Number>(block.at(0, n));
  for (std::ptrdiff_t j = 1; j < block.units; ++j) {
    const Number other = load<Number>(block.at(j, n));
    greatest = select(other > greatest, other, greatest);
  }
  return greatest;
}

}  // namespace backprop
