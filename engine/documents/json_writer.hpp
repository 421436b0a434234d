#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "numbers/matrix.hpp"

namespace backprop {

/// Writes JSON text piece by piece, in the order of the calls. Inside an object, each value has its
/// key called before it.
class JsonWriter {
 public:
  const std::string& text() const { return text_; }

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  /// Keys are ours, and need no escapes; neither do strings.
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view value);
  /// Somebody's text.
  JsonWriter& text(std::string_view value);
  JsonWriter& boolean(bool value);
  JsonWriter& whole_number(std::int64_t value);
  /// Reads back to the same double; the string "inf", "-inf" or "nan" where it is not finite.
  JsonWriter& number(double value);
  JsonWriter& numbers(const double* values, Eigen::Index count);
  JsonWriter& numbers(const Vector& values) { return numbers(values.data(), values.size()); }
  /// An array of rows.
  JsonWriter& rows(const Matrix& matrix);

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& add(std::string_view written);

  std::string text_;
};

}  // namespace backprop
