#include "documents/cursor.hpp"

#include <algorithm>
#include <cmath>

#include "documents/key_path.hpp"

namespace backprop {

namespace {

using nlohmann::json;

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
