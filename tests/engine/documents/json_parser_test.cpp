#include "documents/json_parser.hpp"

#include <doctest/doctest.h>

#include <string>

#include "documents/document_error.hpp"

using namespace backprop;
using nlohmann::json;

namespace {

/// What is said of text that cannot be parsed; nothing where it can.
std::string complaint(const std::string& text) {
  try {
    parse_json(text);
  } catch (const DocumentError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("values of every kind are built as they are nested in the text") {
  CHECK(parse_json("null") == json(nullptr));
  CHECK(parse_json("[]") == json::array());
  CHECK(parse_json("{}") == json::object());
  CHECK(parse_json(R"({"a": [1, -2, 0.5, [true, null], {}], "b": {"c": "d"}})") ==
        json({{"a", {1, -2, 0.5, {true, nullptr}, json::object()}}, {"b", {{"c", "d"}}}}));
}

TEST_CASE("numbers are the nearest doubles") {
  CHECK(parse_json("0.1").get<double>() == 0.1);
  CHECK(parse_json("5e-324").get<double>() == 5e-324);
  CHECK(parse_json("1e-400").get<double>() == 0.0);
  CHECK(parse_json("18446744073709551615").is_number_unsigned());
}

TEST_CASE("an error is given the path of the value that it is in") {
  CHECK(complaint("1e999") == "document: expected a finite number, found 1e999");
  CHECK(complaint(R"({"a": [0, {"b": 1e999}]})") ==
        "a[1].b: expected a finite number, found 1e999");
  CHECK(complaint("[[1], [2, 3, -1e999]]") == "[1][2]: expected a finite number, found -1e999");
  CHECK(complaint(R"({"a": {"b": 1, "b": 2}})") == "a.b: expected once, found twice");
  CHECK(complaint(R"([{"a b": 1, "a b": 2}])") == R"([0]["a b"]: expected once, found twice)");
}

TEST_CASE("the same key may stand in different objects") {
  CHECK(complaint(R"([{"a": {"a": 1}}, {"a": 2}])").empty());
}

TEST_CASE("sixteen levels of brackets are taken, and no more") {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  CHECK(complaint(nested(16)).empty());
  CHECK(complaint(nested(17)).find("expected at most 16 levels of brackets") != std::string::npos);
}

TEST_CASE("text that is no JSON is refused in one short line that says where") {
  for (const std::string& text : {std::string(), std::string("{"), std::string("[1,]"),
                                  "\"" + std::string(1000, 'x'), std::string("[1] [2]")}) {
    const std::string line = complaint(text);
    CAPTURE(line);
    CHECK(line.rfind("document: expected JSON: parse error at line 1, column ", 0) == 0);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(line.size() < 200);
  }
}
