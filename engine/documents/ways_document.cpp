#include "documents/ways_document.hpp"

#include "documents/json_writer.hpp"

namespace backprop {

std::string write_ways(const Ways& ways) {
  JsonWriter writer;
  writer.begin_object();
  writer.key("count").number(ways.count);
  writer.key("gradient").number(ways.gradient);
  writer.key("size").number(ways.size);
  writer.key("largest").begin_array();
  for (const Way& way : ways.largest) {
    writer.begin_object();
    writer.key("product").number(way.product);
    writer.key("factors").begin_array();
    for (const auto& [kind, layer, unit, from, value] : way.factors) {
      writer.begin_object();
      writer.key("kind").string(name_of(factor_names, kind));
      writer.key("layer").whole_number(layer);
      writer.key("unit").whole_number(unit);
      writer.key("from").whole_number(from);
      writer.key("value").number(value);
      writer.end_object();
    }
    writer.end_array().end_object();
  }
  return writer.end_array().end_object().text();
}

std::string write_checks(const GradientChecks& checks) {
  const auto& [place, gradient, measured] = checks.worst;
  JsonWriter writer;
  writer.begin_object();
  writer.key("count").whole_number(checks.count);
  writer.key("largest_gradient").number(checks.largest_gradient);
  writer.key("worst").begin_object();
  writer.key("name").string(name_of(pass_number_names, place.number));
  writer.key("layer").whole_number(place.layer);
  writer.key("unit").whole_number(place.unit);
  writer.key("from").whole_number(place.from);
  writer.key("gradient").number(gradient);
  writer.key("measured").number(measured);
  return writer.end_object().end_object().text();
}

}  // namespace backprop
