#pragma once

#include "checks/names.hpp"

namespace backprop {

/// The numbers that a pass is made from, and that can be set one by one: the parameters of its
/// layers, and its example.
enum class PassNumber { weight, bias, gamma, beta, input, target };

/// The names of messages and JavaScript, in the order of the enumeration.
inline constexpr Names<PassNumber, 6> pass_number_names{{
    {"weight", PassNumber::weight},
    {"bias", PassNumber::bias},
    {"gamma", PassNumber::gamma},
    {"beta", PassNumber::beta},
    {"input", PassNumber::input},
    {"target", PassNumber::target},
}};

/// Throws std::invalid_argument for any other name.
PassNumber pass_number_named(std::string_view name);

/// Where such a number stands. Layers and units are counted as in the notation: layers from 1 on,
/// units from 0 on.
struct Place {
  PassNumber number;
  int layer;  ///< 1..N; an input or target has none
  int unit;   ///< of that layer, or of the inputs or targets
  int from;   ///< of a weight, the unit of the layer before that it comes from; others have none
};

}  // namespace backprop
