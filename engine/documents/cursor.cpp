#include "documents/cursor.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "checks/ranges.hpp"
#include "documents/key_path.hpp"

namespace backprop {

namespace {

using Kind = JsonValue::Kind;

/// A number as a reader writes it: without a point if it is whole.
std::string written_short(double value) {
  constexpr double largest_exact = 9007199254740992.0;  // 2^53
  const bool is_whole = value == std::floor(value) && std::fabs(value) <= largest_exact;
  return is_whole ? std::to_string(static_cast<std::int64_t>(value)) : written(value);
}

std::string joined(const std::string_view* names, std::size_t count) {
  std::string list;
  for (std::size_t k = 0; k < count; ++k) {
    if (k > 0) list += ", ";
    list += names[k];
  }
  return list;
}

}  // namespace

void Cursor::fail(const std::string& what) const { fail_at(path_, what); }

void Cursor::fail_expected(const std::string& what) const {
  fail("expected " + what + ", found " + found());
}

std::string Cursor::found() const {
  if (value_ == nullptr) return "nothing";
  switch (value_->kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return value_->boolean ? "true" : "false";
    case Kind::number:
      return written_short(value_->number);
    case Kind::string:
      return quote(value_->string);
    case Kind::array:
      return "an array";
    case Kind::object:
      return "an object";
  }
  return {};
}

std::size_t Cursor::index_of_name(const std::string_view* names, std::size_t count) const {
  if (is(Kind::string)) {
    const std::string_view* end = names + count;
    const std::string_view* name = std::find(names, end, value_->string);
    if (name != end) return static_cast<std::size_t>(name - names);
  }
  fail_expected("one of " + joined(names, count));
}

void Cursor::expect_object() const {
  if (!is(Kind::object)) fail_expected("an object");
}

void Cursor::expect_keys(std::initializer_list<std::string_view> allowed) const {
  expect_object();
  for (const std::string& name : value_->keys) {
    if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
      key(name).fail("unknown key, expected one of " + joined(allowed.begin(), allowed.size()));
    }
  }
}

bool Cursor::has(std::string_view name) const {
  expect_object();
  return value_->find(name) != nullptr;
}

Cursor Cursor::key(std::string_view name) const {
  expect_object();
  return {value_->find(name), path_of_key(path_, name)};
}

Eigen::Index Cursor::length(const std::string& what) const {
  if (!is(Kind::array)) fail_expected(what);
  return static_cast<Eigen::Index>(value_->items.size());
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
  return {&value_->items[position], path_of_item(path_, position)};
}

bool Cursor::boolean() const {
  if (!is(Kind::boolean)) fail_expected("true or false");
  return value_->boolean;
}

const std::string& Cursor::text() const {
  constexpr std::size_t longest = 1000;
  if (!is(Kind::string)) fail_expected("a text");
  if (value_->string.size() > longest) {
    fail("expected a text of at most " + std::to_string(longest) + " bytes, found " +
         std::to_string(value_->string.size()));
  }
  return value_->string;
}

double Cursor::number() const {
  if (!is(Kind::number)) fail_expected("a finite number");
  return value_->number;
}

double Cursor::number_or_word() const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (is(Kind::string)) {
    if (value_->string == "inf") return infinity;
    if (value_->string == "-inf") return -infinity;
    if (value_->string == "nan") return std::numeric_limits<double>::quiet_NaN();
  }
  return number();
}

double Cursor::number_at(Eigen::Index index) const {
  const JsonValue& value = value_->items[static_cast<std::size_t>(index)];
  return value.kind == Kind::number ? value.number : item(index).number();
}

double Cursor::number_from(int least) const {
  const double value = number();
  if (value < least) fail_expected("a number of at least " + std::to_string(least));
  return value;
}

std::uint64_t Cursor::whole_number(std::uint64_t least, std::uint64_t most) const {
  const double number = is(Kind::number) ? value_->number : -1.0;
  if (number < static_cast<double>(least) || number > static_cast<double>(most) ||
      number != std::floor(number)) {
    fail_expected("a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return static_cast<std::uint64_t>(number);
}

}  // namespace backprop
