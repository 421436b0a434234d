#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Where something stands in a document, as messages name it: "layers[1].weights". The path of the
/// document itself is empty.
namespace backprop {

/// The path of an object's member. A key that is no plain word is quoted: "layers["a b"]".
std::string path_of_key(const std::string& path, std::string_view key);

/// The path of an array's item: "layers[1]".
std::string path_of_item(const std::string& path, std::size_t index);

/// Text from a document for a message: its first 40 characters, or `longest`.
std::string clipped(const std::string& text, std::size_t longest = 40);

/// A string with JSON's own quotes and escapes, ASCII only.
std::string quoted(std::string_view text);

/// The same, clipped: whatever it holds, a message with it stays one line.
std::string quote(std::string_view text);

/// Throws DocumentError: "<path>: <what>".
[[noreturn]] void fail_at(const std::string& path, const std::string& what);

}  // namespace backprop
