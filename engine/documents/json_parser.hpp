#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace backprop {

/// Parses JSON text. Throws DocumentError: for a number beyond the range of a double, for a key
/// that stands twice in one object and for brackets more than 16 deep, with the key path; for
/// anything else, with line and column.
nlohmann::json parse_json(std::string_view text);

}  // namespace backprop
