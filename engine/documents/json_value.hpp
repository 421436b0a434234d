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
