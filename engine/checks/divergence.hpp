#pragma once

#include <string>

#include "checks/ranges.hpp"

namespace backprop {

/// What happens where numbers outgrow a double, in a pass and in a training alike:
///
///   - Parameters are always finite. An update or a step after which one would not be is not made:
///     the network stays as it was.
///   - What is computed from them (activations, the loss, gradients) may be infinite or not a
///     number. A pass keeps it as IEEE arithmetic gives it, to be looked at; a training, whose next
///     step would come from it, stops.
///   - divergence() is empty while all is finite, and else one line: "<where>: expected <expected>,
///     found <found>".
inline std::string divergence_at(const std::string& where, const std::string& expected,
                                 const std::string& found) {
  return expectation(where, expected, found);
}

}  // namespace backprop
