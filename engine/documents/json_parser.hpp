#pragma once

#include <string_view>

#include "documents/json_value.hpp"

namespace backprop {

/// Parses JSON text. Throws DocumentError: for a number beyond the range of a double, for a key
/// that stands twice in one object, for more than 64 keys and for brackets more than 16 deep, with
/// the key path; for anything else, with line and column.
JsonValue parse_json(std::string_view text);

}  // namespace backprop
