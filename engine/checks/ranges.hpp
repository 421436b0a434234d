#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace backprop {

/// One line: "<name>: expected <expected>, found <found>".
std::string expectation(std::string_view name, const std::string& expected,
                        const std::string& found);

/// Throws std::invalid_argument with that line.
[[noreturn]] void refuse(std::string_view name, const std::string& expected,
                         const std::string& found);

/// A number as JSON has it, the shortest that reads back; "inf", "-inf" or "nan" where it is not
/// finite. std::to_string has six digits, and in WebAssembly nothing that writes them
/// (faces/hex_snprintf.cpp).
std::string written(double value);

/// Refuses what is not from `least` to `most`: "layer: expected a whole number from 1 to 3, found
/// 4", where `name` is "layer".
void check_whole_number(std::string_view name, std::int64_t value, std::int64_t least,
                        std::int64_t most);

/// Refuses an infinity and what is no number: "weight: expected a finite number, found nan", where
/// `name` is "weight".
void check_finite(std::string_view name, double value);

}  // namespace backprop
