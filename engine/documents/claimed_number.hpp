#pragma once

#include <string>

#include "documents/cursor.hpp"
#include "documents/json_value.hpp"

namespace backprop {

/// A number that somebody claims: where it stands, and how far off it may be.
struct ClaimedNumber {
  std::string path;
  double number;
  double tolerance;

  bool agrees_with(double truth) const;
};

/// Whether a claim has a number with 15 digits or more, as programs write them: all of its numbers
/// have to agree to 1e-9 then.
bool is_written_by_program(const JsonValue& claim);

/// The most decimals of the first `size` numbers of a list: all of them are as precise.
int decimals_of(const Cursor& list, Eigen::Index size);

/// One number of a claim, of a list with so many decimals. Whole numbers, and all numbers of a
/// program, have to agree to 1e-9, others to the digits they are written with.
/// Throws DocumentError where it is no number, nor a word for one that is not finite.
ClaimedNumber read_claimed_number(const Cursor& number, int decimals_of_list, bool is_of_program);

}  // namespace backprop
