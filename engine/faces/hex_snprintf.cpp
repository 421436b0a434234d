// The JSON library writes the codes of odd characters with snprintf, always as four hexadecimal
// digits. The standard library's snprintf would bring along all that formats floating point, 4 KB
// of what every reader loads; this one takes its place in WebAssembly, and knows those digits
// alone.
#include <cstdarg>
#include <cstddef>
#include <string_view>

namespace {

constexpr int hex_digits = 4;

/// What a format may hold beside plain text: small letters or capitals.
constexpr std::string_view small_hex = "%04x";
constexpr std::string_view capital_hex = "%.4X";

}  // namespace

/// As the standard says, for formats of plain text and those two. Traps at any other.
extern "C" int snprintf(char* text, std::size_t size, const char* format, ...) {
  std::va_list values;
  va_start(values, format);
  std::size_t written = 0;
  const auto put = [&](char letter) {
    if (written + 1 < size) text[written] = letter;
    ++written;
  };
  for (std::string_view rest = format; !rest.empty();) {
    if (rest.front() != '%') {
      put(rest.front());
      rest.remove_prefix(1);
      continue;
    }
    const bool small = rest.starts_with(small_hex);
    if (!small && !rest.starts_with(capital_hex)) __builtin_trap();
    const char* digits = small ? "0123456789abcdef" : "0123456789ABCDEF";
    const unsigned value = va_arg(values, unsigned);
    for (int k = hex_digits - 1; k >= 0; --k) put(digits[(value >> (4 * k)) & 15U]);
    rest.remove_prefix(small_hex.size());
  }
  va_end(values);
  if (size > 0) text[written < size ? written : size - 1] = '\0';
  return static_cast<int>(written);
}
