#include "documents/json_writer.hpp"

#include <cmath>

#include "checks/ranges.hpp"
#include "documents/key_path.hpp"

namespace backprop {

/// A comma stands between two values: after anything but an opening bracket or a key.
JsonWriter& JsonWriter::add(std::string_view written) {
  const char last = text_.empty() ? '[' : text_.back();
  if (last != '[' && last != '{' && last != ':') text_ += ',';
  text_ += written;
  return *this;
}

JsonWriter& JsonWriter::open(char bracket) { return add({&bracket, 1}); }

JsonWriter& JsonWriter::close(char bracket) {
  text_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  return add('"' + std::string(value) + '"');
}

JsonWriter& JsonWriter::text(std::string_view value) { return add(quoted(value)); }

JsonWriter& JsonWriter::key(std::string_view name) {
  string(name);
  text_ += ':';
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) { return add(value ? "true" : "false"); }

JsonWriter& JsonWriter::whole_number(std::int64_t value) { return add(std::to_string(value)); }

JsonWriter& JsonWriter::number(double value) {
  return std::isfinite(value) ? add(written(value)) : string(written(value));
}

JsonWriter& JsonWriter::numbers(const double* values, Eigen::Index count) {
  begin_array();
  for (Eigen::Index k = 0; k < count; ++k) number(values[k]);
  return end_array();
}

JsonWriter& JsonWriter::rows(const Matrix& matrix) {
  begin_array();
  for (Eigen::Index j = 0; j < matrix.rows(); ++j) numbers(&matrix(j, 0), matrix.cols());
  return end_array();
}

}  // namespace backprop
