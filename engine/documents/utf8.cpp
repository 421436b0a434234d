#include "documents/utf8.hpp"

namespace backprop {

namespace {

constexpr unsigned payload = 0x3f;  ///< the bits that a byte after the first adds to the code

/// The byte at an index; one that continues no character beyond the end.
unsigned byte_at(std::string_view text, std::size_t index) {
  return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
}

}  // namespace

Utf8Character first_character(std::string_view text) {
  const unsigned first = byte_at(text, 0);
  if (text.empty()) return {};
  if (first < 0x80) return {first, 1};
  const std::size_t bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  unsigned code = first & (0x7fU >> bytes);
  for (std::size_t k = 1; k < bytes; ++k) {
    const unsigned byte = byte_at(text, k);
    if ((byte & ~payload) != 0x80) return {};
    code = (code << 6U) | (byte & payload);
  }
  // A code has one way to be written, the shortest; halves of UTF-16's pairs are no characters.
  constexpr unsigned least[] = {0x80, 0x800, 0x10000};
  if (first < 0xc0 || first > 0xf4 || code < least[bytes - 2] || code > 0x10ffff ||
      is_first_of_pair(code) || is_second_of_pair(code)) {
    return {};
  }
  return {code, bytes};
}

}  // namespace backprop
