#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace backprop {

/// What the values of an enumeration are called in documents, messages and JavaScript.
template <typename Value, std::size_t Count>
using Names = std::array<std::pair<std::string_view, Value>, Count>;

/// The name of a value in a table such as activation_names.
template <typename Value, std::size_t Count>
std::string_view name_of(const Names<Value, Count>& names, Value value) {
  for (const auto& [name, known] : names) {
    if (known == value) return name;
  }
  return {};
}

}  // namespace backprop
