#include "pass/place.hpp"

#include <string>

#include "checks/ranges.hpp"

namespace backprop {

PassNumber pass_number_named(std::string_view name) {
  for (const auto& [known, number] : pass_number_names) {
    if (known == name) return number;
  }
  refuse("name", "weight, bias, gamma, beta, input or target", '"' + std::string(name) + '"');
}

}  // namespace backprop
