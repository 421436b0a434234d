#include <doctest/doctest.h>

#include <string>

#include "documents/pass_document.hpp"
#include "networks.hpp"

using namespace backprop;

namespace {

constexpr int networks = 300;

}  // namespace

TEST_CASE("a document written and read back is the same document, on any network") {
  RandomSource random(22);
  for (int k = 0; k < networks; ++k) {
    CAPTURE(k);
    const std::string written = write_document(any_pass(random));
    CHECK(write_document(read_document(written)) == written);
  }
}

TEST_CASE("the same document gives the same bits on every run, on any network") {
  RandomSource random(23);
  for (int k = 0; k < networks; ++k) {
    CAPTURE(k);
    const std::string written = write_document(any_pass(random));
    CHECK(write_trace(read_document(written)) == write_trace(read_document(written)));
  }
}
