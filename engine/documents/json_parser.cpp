#include "documents/json_parser.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
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

/// How precisely a number is written.
struct Precision {
  short digits = 0;
  short decimals = 0;
  bool in_powers = false;
};

/// token: of JSON, with a point or a power of ten.
Precision precision_of(std::string_view token) {
  const std::size_t power = token.find_first_of("eE");
  const std::string_view mantissa = token.substr(0, power);
  const std::size_t point = mantissa.find('.');
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  Precision precision;
  const std::size_t first = mantissa.find_first_of("123456789");
  const std::string_view significant =
      first == std::string_view::npos ? "" : mantissa.substr(first);
  precision.digits =
      static_cast<short>(std::count_if(significant.begin(), significant.end(), is_digit));
  if (point != std::string_view::npos) {
    precision.decimals = static_cast<short>(mantissa.size() - point - 1);
  }
  if (power != std::string_view::npos) {
    precision.in_powers = true;
    const int exponent = std::atoi(std::string(token.substr(power + 1)).c_str());
    precision.decimals = static_cast<short>(precision.decimals - exponent);
  }
  return precision;
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
  bool number_float(double value, const std::string& token) {
    const auto [digits, decimals, in_powers] = precision_of(token);
    return add({.kind = Kind::number,
                .number = value,
                .digits = digits,
                .decimals = decimals,
                .in_powers = in_powers});
  }
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
