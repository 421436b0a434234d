#pragma once

#include <cstddef>
#include <string_view>

/// Unicode's characters as one to four bytes each.
namespace backprop {

struct Utf8Character {
  unsigned code = 0;
  std::size_t bytes = 0;  ///< 0 where the text does not begin with a character of UTF-8
};

/// The character that the text begins with.
Utf8Character first_character(std::string_view text);

/// UTF-16 writes a code beyond 0xffff as a pair of units, of which the first is one of these.
constexpr bool is_first_of_pair(unsigned unit) { return unit >= 0xd800 && unit < 0xdc00; }
constexpr bool is_second_of_pair(unsigned unit) { return unit >= 0xdc00 && unit < 0xe000; }

constexpr unsigned first_of_pair(unsigned code) { return 0xd800 + ((code - 0x10000) >> 10); }
constexpr unsigned second_of_pair(unsigned code) { return 0xdc00 + (code & 0x3ff); }

/// Stands for what is no character.
constexpr unsigned replacement_character = 0xfffd;

}  // namespace backprop
