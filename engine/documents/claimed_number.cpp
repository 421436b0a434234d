#include "documents/claimed_number.hpp"

#include <algorithm>

namespace backprop {

int most_digits(const JsonValue& claim) {
  int most = claim.digits;
  for (const JsonValue& item : claim.items) most = std::max(most, most_digits(item));
  return most;
}

int decimals_of(const Cursor& list, Eigen::Index size) {
  int decimals = 0;
  for (Eigen::Index k = 0; k < size; ++k) decimals = std::max(decimals, list.item(k).decimals());
  return decimals;
}

ClaimedNumber read_claimed_number(const Cursor& number, int digits, int decimals_of_list) {
  const double value = number.number_or_word();
  const int own = number.decimals();
  const int decimals = number.is_in_powers() ? own : std::max(own, decimals_of_list);
  return {value, tolerance_of(value, digits, decimals)};
}

}  // namespace backprop
