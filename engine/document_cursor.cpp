#include "document_cursor.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace backprop {

namespace {

using nlohmann::json;

constexpr std::size_t longest_quote = 40;

std::string clipped(const std::string& text) {
  return text.size() <= longest_quote ? text : text.substr(0, longest_quote) + "...";
}

/// JSON's own escapes, ASCII only: whatever the string holds, the message stays one line.
std::string quote(std::string_view text) {
  return clipped(json(text).dump(-1, ' ', /*ensure_ascii=*/true));
}

bool is_plain(std::string_view key) {
  return !key.empty() && key.size() <= longest_quote &&
         key.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") ==
             std::string_view::npos;
}

std::string path_of_key(const std::string& path, std::string_view key) {
  if (!is_plain(key)) return path + "[" + quote(key) + "]";
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

std::string path_of_item(const std::string& path, std::size_t index) {
  return path + "[" + std::to_string(index) + "]";
}

std::string joined(const std::string_view* names, std::size_t count) {
  std::string list;
  for (std::size_t k = 0; k < count; ++k) {
    if (k > 0) list += ", ";
    list += names[k];
  }
  return list;
}

[[noreturn]] void fail_at(const std::string& path, const std::string& what) {
  throw DocumentError((path.empty() ? "document" : path) + ": " + what);
}

/// Follows the parser through the document, so that an error there can be given its path.
class PathTracker {
 public:
  void see(json::parse_event_t event, const json& parsed) {
    switch (event) {
      case json::parse_event_t::object_start:
      case json::parse_event_t::array_start:
        open_.push_back({event == json::parse_event_t::array_start, 0, {}, {}});
        return;
      case json::parse_event_t::key:
        open_.back().key = parsed.get_ref<const std::string&>();
        if (!open_.back().keys.insert(open_.back().key).second) {
          fail_at(path(), "expected once, found twice");
        }
        return;
      case json::parse_event_t::object_end:
      case json::parse_event_t::array_end:
        open_.pop_back();
        [[fallthrough]];
      case json::parse_event_t::value:
        if (!open_.empty() && open_.back().is_array) ++open_.back().index;
        return;
    }
  }

  std::string path() const {
    std::string path;
    for (const Container& container : open_) {
      path = container.is_array ? path_of_item(path, container.index)
                                : path_of_key(path, container.key);
    }
    return path;
  }

 private:
  struct Container {
    bool is_array;
    std::size_t index;
    std::string key;
    std::set<std::string> keys;
  };
  std::vector<Container> open_;
};

/// The parser's message without its own prefix "[json.exception...] ".
std::string without_prefix(const std::string& message) {
  const std::size_t end = message.find("] ");
  return end == std::string::npos ? message : message.substr(end + 2);
}

}  // namespace

json parse_json(std::string_view text) {
  PathTracker tracker;
  try {
    return json::parse(text, [&tracker](int, json::parse_event_t event, json& parsed) {
      tracker.see(event, parsed);
      return true;
    });
  } catch (const json::out_of_range& error) {
    const std::string message = error.what();
    const std::size_t digits = message.find('\'');
    fail_at(tracker.path(),
            "expected a finite number, found " +
                clipped(digits == std::string::npos
                            ? "one out of range"
                            : message.substr(digits + 1, message.size() - digits - 2)));
  } catch (const json::exception& error) {
    fail_at("", "expected JSON: " + without_prefix(error.what()));
  }
}

void Cursor::fail(const std::string& what) const { fail_at(path_, what); }

void Cursor::fail_expected(const std::string& what) const {
  fail("expected " + what + ", found " + found());
}

std::string Cursor::found() const {
  if (value_ == nullptr) return "nothing";
  if (value_->is_object()) return "an object";
  if (value_->is_array()) return "an array";
  if (value_->is_string()) return quote(value_->get_ref<const std::string&>());
  return value_->dump();
}

bool Cursor::equals(std::string_view text) const {
  return value_ != nullptr && value_->is_string() && value_->get_ref<const std::string&>() == text;
}

void Cursor::fail_unknown_name(const std::string_view* names, std::size_t count) const {
  fail_expected("one of " + joined(names, count));
}

void Cursor::expect_keys(std::initializer_list<std::string_view> allowed) const {
  if (value_ == nullptr || !value_->is_object()) fail_expected("an object");
  for (const auto& [name, value] : value_->items()) {
    if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
      key(name).fail("unknown key, expected one of " + joined(allowed.begin(), allowed.size()));
    }
  }
}

bool Cursor::has(std::string_view name) const { return value_->contains(name); }

Cursor Cursor::key(std::string_view name) const {
  const auto found = value_->find(name);
  return {found == value_->end() ? nullptr : &*found, path_of_key(path_, name)};
}

Eigen::Index Cursor::length(const std::string& what) const {
  if (value_ == nullptr || !value_->is_array()) fail_expected(what);
  return static_cast<Eigen::Index>(value_->size());
}

void Cursor::expect_length(Eigen::Index size, std::string_view things,
                           std::string_view meaning) const {
  const std::string expected =
      std::to_string(size) + " " + std::string(things) + " (" + std::string(meaning) + ")";
  const Eigen::Index found = length("an array of " + expected);
  if (found != size) fail("expected " + expected + ", found " + std::to_string(found));
}

Cursor Cursor::item(Eigen::Index index) const {
  const auto position = static_cast<std::size_t>(index);
  return {&(*value_)[position], path_of_item(path_, position)};
}

double Cursor::number() const {
  if (value_ == nullptr || !value_->is_number()) fail_expected("a finite number");
  return value_->get<double>();
}

double Cursor::number_at(Eigen::Index index) const {
  const json& value = (*value_)[static_cast<std::size_t>(index)];
  return value.is_number() ? value.get<double>() : item(index).number();
}

std::uint64_t Cursor::whole_number(std::uint64_t least, std::uint64_t most) const {
  const bool is_number = value_ != nullptr && value_->is_number();
  const double number = is_number ? value_->get<double>() : -1.0;
  if (number < static_cast<double>(least) || number > static_cast<double>(most) ||
      number != std::floor(number)) {
    fail_expected("a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return static_cast<std::uint64_t>(number);
}

}  // namespace backprop
