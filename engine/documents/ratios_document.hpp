#pragma once

#include <string_view>

#include "pass/ratios.hpp"

namespace backprop {

/// The most networks that are asked for at once.
inline constexpr std::uint64_t max_networks = 1000000;

/// What ratios() is asked for: {"activation": "sigmoid", "initializer": {"scheme":
/// "xavier_normal"}, "width": 8, "depths": [1, 2], "gains": [1], "seeds": 100, "firstSeed": 0,
/// "input": [0.3, 0.8], "target": 1}. "gains" and "firstSeed" may be left out, being those; so may
/// "input" and "target". Throws DocumentError.
RatioSettings read_ratio_settings(std::string_view text);

}  // namespace backprop
