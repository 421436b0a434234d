#include "documents/key_path.hpp"

#include <algorithm>

#include "documents/document_error.hpp"
#include "documents/utf8.hpp"

namespace backprop {

namespace {

constexpr std::size_t longest_plain_key = 40;

bool is_plain(std::string_view key) {
  return !key.empty() && key.size() <= longest_plain_key &&
         key.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") ==
             std::string_view::npos;
}

void append_code_unit(std::string& text, unsigned unit) {
  text += "\\u";
  for (unsigned k = 4; k-- > 0;) text += "0123456789abcdef"[(unit >> (4 * k)) & 0xfU];
}

void append_escaped(std::string& text, unsigned code) {
  constexpr std::string_view meanings = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  constexpr unsigned first_unprintable = 0x7f;
  constexpr unsigned last_without_pair = 0xffff;
  if (code < first_unprintable) {
    const auto letter = static_cast<char>(code);
    const std::size_t index = meanings.find(letter);
    if (index != std::string_view::npos) {
      text += {'\\', letters[index]};
    } else if (letter >= ' ') {
      text += letter;
    } else {
      append_code_unit(text, code);
    }
  } else if (code <= last_without_pair) {
    append_code_unit(text, code);
  } else {
    append_code_unit(text, first_of_pair(code));
    append_code_unit(text, second_of_pair(code));
  }
}

}  // namespace

std::string path_of_key(const std::string& path, std::string_view key) {
  if (!is_plain(key)) return path + "[" + quote(key) + "]";
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

std::string path_of_item(const std::string& path, std::size_t index) {
  return path + "[" + std::to_string(index) + "]";
}

std::string clipped(const std::string& text, std::size_t longest) {
  return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

std::string quoted(std::string_view text) {
  std::string quoted = "\"";
  while (!text.empty()) {
    const Utf8Character character = first_character(text);
    append_escaped(quoted, character.bytes == 0 ? replacement_character : character.code);
    text.remove_prefix(std::max<std::size_t>(character.bytes, 1));
  }
  return quoted + '"';
}

std::string quote(std::string_view text) { return clipped(quoted(text)); }

void fail_at(const std::string& path, const std::string& what) {
  throw DocumentError((path.empty() ? "document" : path) + ": " + what);
}

}  // namespace backprop
