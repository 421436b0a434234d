#include "documents/json_parser.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "documents/document_error.hpp"

using namespace backprop;

namespace {

using Kind = JsonValue::Kind;

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
  CHECK(parse_json("null").kind == Kind::null);
  CHECK(parse_json("[]").items.empty());
  CHECK(parse_json("{}").kind == Kind::object);
  const JsonValue document =
      parse_json(R"( {"a" : [1, -2, 0.5, [true, false, null ], {}],"b":{"c": "d"}} )");
  CHECK(document.keys == std::vector<std::string>{"a", "b"});
  const std::vector<JsonValue>& items = document.find("a")->items;
  REQUIRE(items.size() == 5);
  CHECK(items[0].number == 1.0);
  CHECK(items[1].number == -2.0);
  CHECK(items[2].number == 0.5);
  CHECK(items[3].items[0].boolean);
  CHECK(items[3].items[1].kind == Kind::boolean);
  CHECK_FALSE(items[3].items[1].boolean);
  CHECK(items[3].items[2].kind == Kind::null);
  CHECK(items[4].kind == Kind::object);
  CHECK(document.find("b")->find("c")->string == "d");
  CHECK(document.find("c") == nullptr);
}

TEST_CASE("numbers are the nearest doubles") {
  CHECK(parse_json("0.1").number == 0.1);
  CHECK(parse_json("5e-324").number == 5e-324);
  CHECK(parse_json("1e-400").number == 0.0);
  CHECK(parse_json("-0").number == 0.0);
  CHECK(parse_json("1.7976931348623157E+308").number == 1.7976931348623157e308);
  // Half way between two doubles, and just above: the even one, and the next.
  CHECK(parse_json("9007199254740993").number == 9007199254740992.0);
  CHECK(parse_json("9007199254740993.00000000000000000001").number == 9007199254740994.0);
}

TEST_CASE("numbers are those of JSON, and no others") {
  for (const char* text : {"01", "+1", ".5", "1.", "1e", "1e+", "-", "0x10", "Infinity", "NaN"}) {
    CAPTURE(text);
    CHECK(complaint(text).rfind("document: expected JSON: parse error", 0) == 0);
  }
}

TEST_CASE("strings hold what their escapes mean") {
  CHECK(parse_json(R"("\"\\\/\b\f\n\r\t")").string == "\"\\/\b\f\n\r\t");
  CHECK(parse_json(R"("\u0041\u00e9\u20AC")").string == "A\xc3\xa9\xe2\x82\xac");
  CHECK(parse_json(R"("\ud83d\uDE00")").string == "\xf0\x9f\x98\x80");
  CHECK(parse_json("\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\"").string ==
        "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
  CHECK(parse_json(R"("a\u0000b")").string == std::string("a\0b", 3));
}

TEST_CASE("a byte order mark before the text changes nothing") {
  CHECK(parse_json("\xef\xbb\xbf[1]").items.size() == 1);
}

TEST_CASE("strings that JSON does not have are refused") {
  for (const char* text : {R"("\x")", R"("\u12g4")", R"("\ud83d")", R"("\ud83d\u0041")",
                           R"("\ude00")", "\"a\nb\"", "\"\xff\"", "\"\xc0\x80\"", "\"\xe2\x82\"",
                           "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"", "\"a", "'a'"}) {
    CAPTURE(text);
    CHECK(complaint(text).rfind("document: expected JSON: parse error at line ", 0) == 0);
  }
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

TEST_CASE("sixty-four keys are taken, and no more") {
  const auto with_keys = [](int count) {
    std::string text = "{";
    for (int k = 0; k < count; ++k) text += "\"k" + std::to_string(k) + "\": 0, ";
    return text + "\"last\": 0}";
  };
  CHECK(complaint(with_keys(63)).empty());
  CHECK(complaint(with_keys(64)) == "last: expected at most 64 keys");
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
