#include "checks/ranges.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace backprop;

TEST_CASE("a whole number is taken from the least to the most, and refused with its range") {
  CHECK_NOTHROW(check_whole_number("unit", 0, 0, 5));
  CHECK_NOTHROW(check_whole_number("unit", 5, 0, 5));
  CHECK_THROWS_WITH(check_whole_number("unit", 6, 0, 5),
                    "unit: expected a whole number from 0 to 5, found 6");
  CHECK_THROWS_WITH(check_whole_number("layer", -1, 1, 3),
                    "layer: expected a whole number from 1 to 3, found -1");
}

TEST_CASE("a number that is not finite is refused by name, whatever its sign") {
  const double infinity = std::numeric_limits<double>::infinity();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_NOTHROW(check_finite("weight", -1e308));
  CHECK_THROWS_WITH(check_finite("weight", infinity),
                    "weight: expected a finite number, found inf");
  CHECK_THROWS_WITH(check_finite("weight", -infinity),
                    "weight: expected a finite number, found -inf");
  CHECK_THROWS_WITH(check_finite("weight", nan), "weight: expected a finite number, found nan");
  CHECK_THROWS_WITH(check_finite("weight", -nan), "weight: expected a finite number, found nan");
}
