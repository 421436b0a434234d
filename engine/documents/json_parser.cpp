#include "documents/json_parser.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "documents/key_path.hpp"

namespace backprop {

namespace {

using nlohmann::json;
using Kind = JsonValue::Kind;

constexpr std::size_t longest_explanation = 160;

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
  explicit DocumentBuilder(JsonValue& document) : document_(&document) {}

  bool null() { return add({}); }
  bool boolean(bool value) { return add({.kind = Kind::boolean, .boolean = value}); }
  bool number_integer(std::int64_t value) { return add_number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return add_number(static_cast<double>(value)); }
  bool number_float(double value, const std::string& /*digits*/) { return add_number(value); }
  bool string(std::string& value) {
    return add({.kind = Kind::string, .string = std::move(value)});
  }
  static bool binary(json::binary_t& /*value*/) { return false; }  // not in JSON text
  bool start_object(std::size_t /*size*/) { return open(Kind::object); }
  bool start_array(std::size_t /*size*/) { return open(Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    JsonValue& object = *open_.back();
    const bool is_there = object.find(name) != nullptr;
    object.keys.push_back(std::move(name));
    if (is_there) fail_at(path(), "expected once, found twice");
    if (object.keys.size() > most_keys) {
      fail_at(path(), "expected at most " + std::to_string(most_keys) + " keys");
    }
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
  static constexpr std::size_t deepest = 16;
  /// No document has as many; the time for finding a key twice stays bounded.
  static constexpr std::size_t most_keys = 64;

  /// Puts a value where the document goes on. Returns true.
  bool add(JsonValue value) {
    place(std::move(value));
    return true;
  }
  bool add_number(double value) { return add({.kind = Kind::number, .number = value}); }
  JsonValue* place(JsonValue value) {
    if (open_.empty()) {
      *document_ = std::move(value);
      return document_;
    }
    // Pointers to the items of open containers stay true: only the innermost one grows.
    return &open_.back()->items.emplace_back(std::move(value));
  }
  bool open(Kind kind) {
    if (open_.size() == deepest) {
      fail_at(path(), "expected at most " + std::to_string(deepest) + " levels of brackets");
    }
    open_.push_back(place({.kind = kind}));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  /// The path of the value that comes next: the next item of the innermost container, and of the
  /// others the last, which is the one still open.
  std::string path() const {
    std::string path;
    for (const JsonValue* container : open_) {
      const std::size_t index = container->items.size() - (container == open_.back() ? 0 : 1);
      path = container->kind == Kind::array ? path_of_item(path, index)
                                            : path_of_key(path, container->keys[index]);
    }
    return path;
  }

  JsonValue* document_;
  std::vector<JsonValue*> open_;
};

}  // namespace

JsonValue parse_json(std::string_view text) {
  JsonValue document;
  DocumentBuilder builder(document);
  json::sax_parse(text, &builder);
  return document;
}

}  // namespace backprop
