#include "documents/cursor.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "documents/document_error.hpp"

namespace backprop {

namespace {

using nlohmann::json;

constexpr std::size_t longest_quote = 40;
constexpr std::size_t longest_explanation = 160;

std::string clipped(const std::string& text, std::size_t longest = longest_quote) {
  return text.size() <= longest ? text : text.substr(0, longest) + "...";
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

/// The parser's message without its own prefix "[json.exception...] ".
std::string without_prefix(const std::string& message) {
  const std::size_t end = message.find("] ");
  return end == std::string::npos ? message : message.substr(end + 2);
}

/// Builds the document from what the parser reports, and knows at every moment where it stands, so
/// that an error can be given its path. The members are those that nlohmann::json asks for; those
/// that return true ask it to go on.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(json& document) : document_(&document) {}

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(std::int64_t value) { return add(value); }
  bool number_unsigned(std::uint64_t value) { return add(value); }
  bool number_float(double value, const std::string& /*digits*/) { return add(value); }
  bool string(std::string& value) { return add(std::move(value)); }
  static bool binary(json::binary_t& /*value*/) { return false; }  // not in JSON text
  bool start_object(std::size_t /*size*/) { return open(json::object()); }
  bool start_array(std::size_t /*size*/) { return open(json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    open_.back().key = name;
    if (open_.back().value->contains(name)) fail_at(path(), "expected once, found twice");
    return true;
  }

  [[noreturn]] bool parse_error(std::size_t /*position*/, const std::string& token,
                                const json::exception& error) {
    constexpr int number_out_of_range = 406;
    if (error.id == number_out_of_range) {
      fail_at(path(), "expected a finite number, found " + clipped(token));
    }
    // The parser quotes what it read last, however long that is.
    fail_at("", "expected JSON: " + clipped(without_prefix(error.what()), longest_explanation));
  }

 private:
  struct Container {
    json* value;
    std::string key;  ///< of an object: the key read last
  };

  static constexpr std::size_t deepest = 16;

  /// Puts a value where the document goes on. Returns true.
  bool add(json value) {
    place(std::move(value));
    return true;
  }
  json* place(json value) {
    if (open_.empty()) {
      *document_ = std::move(value);
      return document_;
    }
    json& container = *open_.back().value;
    if (container.is_array()) {
      container.push_back(std::move(value));
      return &container.back();
    }
    json& member = container[open_.back().key];
    member = std::move(value);
    return &member;
  }
  bool open(json container) {
    if (open_.size() == deepest) {
      fail_at(path(), "expected at most " + std::to_string(deepest) + " levels of brackets");
    }
    json* placed = place(std::move(container));
    open_.push_back({placed, {}});
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  /// The path of the value that comes next.
  std::string path() const {
    std::string path;
    for (const Container& container : open_) {
      path = container.value->is_array() ? path_of_item(path, index_of(container))
                                         : path_of_key(path, container.key);
    }
    return path;
  }
  /// Of the innermost array the next item, of the others the last: it is the one still open.
  std::size_t index_of(const Container& array) const {
    return &array == &open_.back() ? array.value->size() : array.value->size() - 1;
  }

  json* document_;
  std::vector<Container> open_;
};

}  // namespace

json parse_json(std::string_view text) {
  json document;
  DocumentBuilder builder(document);
  json::sax_parse(text, &builder);
  return document;
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

std::size_t Cursor::index_of_name(const std::string_view* names, std::size_t count) const {
  if (value_ != nullptr && value_->is_string()) {
    const std::string_view* end = names + count;
    const std::string_view* name = std::find(names, end, value_->get_ref<const std::string&>());
    if (name != end) return static_cast<std::size_t>(name - names);
  }
  fail_expected("one of " + joined(names, count));
}

void Cursor::expect_object() const {
  if (value_ == nullptr || !value_->is_object()) fail_expected("an object");
}

void Cursor::expect_keys(std::initializer_list<std::string_view> allowed) const {
  expect_object();
  for (const auto& [name, value] : value_->items()) {
    if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
      key(name).fail("unknown key, expected one of " + joined(allowed.begin(), allowed.size()));
    }
  }
}

bool Cursor::has(std::string_view name) const {
  expect_object();
  return value_->contains(name);
}

Cursor Cursor::key(std::string_view name) const {
  expect_object();
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

bool Cursor::boolean() const {
  if (value_ == nullptr || !value_->is_boolean()) fail_expected("true or false");
  return value_->get<bool>();
}

double Cursor::number() const {
  if (value_ == nullptr || !value_->is_number()) fail_expected("a finite number");
  return value_->get<double>();
}

double Cursor::number_at(Eigen::Index index) const {
  const json& value = (*value_)[static_cast<std::size_t>(index)];
  return value.is_number() ? value.get<double>() : item(index).number();
}

double Cursor::number_from(int least) const {
  const double value = number();
  if (value < least) fail_expected("a number of at least " + std::to_string(least));
  return value;
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
