#include "documents/key_path.hpp"

#include <nlohmann/json.hpp>

#include "documents/document_error.hpp"

namespace backprop {

namespace {

constexpr std::size_t longest_plain_key = 40;

bool is_plain(std::string_view key) {
  return !key.empty() && key.size() <= longest_plain_key &&
         key.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") ==
             std::string_view::npos;
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

std::string quote(std::string_view text) {
  return clipped(nlohmann::json(text).dump(-1, ' ', /*ensure_ascii=*/true));
}

void fail_at(const std::string& path, const std::string& what) {
  throw DocumentError((path.empty() ? "document" : path) + ": " + what);
}

}  // namespace backprop
