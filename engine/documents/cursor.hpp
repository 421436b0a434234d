#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "checks/names.hpp"
#include "documents/json_value.hpp"

namespace backprop {

/// One JSON value together with its place in the document ("layers[1].weights"), so that whatever
/// is wrong with it can be said with its name. A key that is absent has a cursor too: reading it
/// fails with "found nothing". Every reading member throws DocumentError.
class Cursor {
 public:
  explicit Cursor(const JsonValue& document) : value_(&document) {}

  /// Throws "<path>: <what>".
  [[noreturn]] void fail(const std::string& what) const;
  /// Throws "<path>: expected <what>, found <this value>".
  [[noreturn]] void fail_expected(const std::string& what) const;

  /// The value must be an object with no other keys than these.
  void expect_keys(std::initializer_list<std::string_view> allowed) const;
  /// The value must be an object, here and in key().
  bool has(std::string_view name) const;
  Cursor key(std::string_view name) const;

  /// The value must be an array; `what` says of what, for the message.
  Eigen::Index length(const std::string& what) const;
  /// The value must be an array of `size` `things` ("numbers", "rows"), because of `meaning`.
  void expect_length(Eigen::Index size, std::string_view things, std::string_view meaning) const;
  Cursor item(Eigen::Index index) const;

  bool boolean() const;
  /// A string of at most 1000 bytes.
  const std::string& text() const;
  /// A finite number.
  double number() const;
  /// A number, or one of the words that stand for what is none: "inf", "-inf" and "nan".
  double number_or_word() const;
  /// Of a number: how many decimals it is written with, and whether with a power of ten.
  int decimals() const { return value_ == nullptr ? 0 : value_->decimals; }
  bool is_in_powers() const { return value_ != nullptr && value_->in_powers; }
  const std::string& path() const { return path_; }
  /// A finite number of at least `least`.
  double number_from(int least) const;
  /// item(index).number(), without the price of a path where nothing is wrong.
  double number_at(Eigen::Index index) const;
  /// A whole number from `least` to `most`.
  std::uint64_t whole_number(std::uint64_t least, std::uint64_t most) const;

  /// One of the names of a table such as activation_names.
  template <typename Value, std::size_t Count>
  Value name(const Names<Value, Count>& names) const {
    std::array<std::string_view, Count> known;
    for (std::size_t k = 0; k < Count; ++k) known[k] = names[k].first;
    return names[index_of_name(known.data(), Count)].second;
  }

 private:
  Cursor(const JsonValue* value, std::string path) : value_(value), path_(std::move(path)) {}

  bool is(JsonValue::Kind kind) const { return value_ != nullptr && value_->kind == kind; }
  void expect_object() const;
  std::string found() const;
  std::size_t index_of_name(const std::string_view* names, std::size_t count) const;

  const JsonValue* value_;  ///< null where the key is absent
  std::string path_;
};

}  // namespace backprop
