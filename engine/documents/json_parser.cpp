#include "documents/json_parser.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "documents/key_path.hpp"

namespace backprop {

namespace {

using nlohmann::json;

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

}  // namespace backprop
