#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace backprop {

/// One value of JSON text. What belongs to another kind is empty.
struct JsonValue {
  enum class Kind { null, boolean, number, string, array, object };

  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0.0;
  short digits = 0;        ///< that a number with a point or a power is written with; else 0
  short decimals = 0;      ///< of them, behind the point; a power of ten counts
  bool in_powers = false;  ///< written with a power of ten
  std::string string{};
  std::vector<JsonValue> items{};   ///< of an array, or an object's values
  std::vector<std::string> keys{};  ///< of an object: those of its items

  /// An object's value; nullptr where it has no such key.
  const JsonValue* find(std::string_view key) const {
    for (std::size_t k = 0; k < keys.size(); ++k) {
      if (keys[k] == key) return &items[k];
    }
    return nullptr;
  }
};

}  // namespace backprop
