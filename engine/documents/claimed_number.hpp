#pragma once

#include "documents/cursor.hpp"
#include "documents/json_value.hpp"
#include "slips/claimed_number.hpp"

namespace backprop {

/// The most digits of any number of a claim: with those that programs write, all its numbers are
/// meant exactly.
int most_digits(const JsonValue& claim);

/// The most decimals of the first `size` numbers of a list: all of them are as precise.
int decimals_of(const Cursor& list, Eigen::Index size);

/// One number of a claim with so many digits, of a list with so many decimals.
/// Throws DocumentError where it is no number, nor a word for one that is not finite.
ClaimedNumber read_claimed_number(const Cursor& number, int digits, int decimals_of_list);

}  // namespace backprop
