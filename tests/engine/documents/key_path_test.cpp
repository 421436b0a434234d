#include "documents/key_path.hpp"

#include <doctest/doctest.h>

#include "documents/document_error.hpp"

using namespace backprop;

TEST_CASE("a path is written as JavaScript would reach the value") {
  CHECK(path_of_key("", "layers") == "layers");
  CHECK(path_of_item("layers", 1) == "layers[1]");
  CHECK(path_of_key("layers[1]", "weights") == "layers[1].weights");
  CHECK(path_of_item("", 0) == "[0]");
}

TEST_CASE("a key that is no plain word is quoted") {
  CHECK(path_of_key("a", "b c") == R"(a["b c"])");
  CHECK(path_of_key("", "") == R"([""])");
  CHECK(path_of_key("", "\n") == R"(["\n"])");
}

TEST_CASE("what is quoted is short, and ASCII in one line") {
  CHECK(quote("a\nb") == R"("a\nb")");
  CHECK(quote("\xc3\xa9") == R"("\u00e9")");
  CHECK(quote("\"\\\x01\xf0\x9f\x98\x80\xff") == R"("\"\\\u0001\ud83d\ude00\ufffd")");
  CHECK(quote(std::string(1000, 'x')).size() == 43);
  CHECK(clipped("abcdef", 3) == "abc...");
  CHECK(clipped("abc", 3) == "abc");
}

TEST_CASE("a failure names its place, or the document") {
  CHECK_THROWS_WITH_AS(fail_at("layers[0]", "bad"), "layers[0]: bad", DocumentError);
  CHECK_THROWS_WITH_AS(fail_at("", "bad"), "document: bad", DocumentError);
}
