#pragma once

#include <nlohmann/json.hpp>
#include <string>

/// The reference cases of tests/goldens, by file name. They are part of the program, so that the
/// WebAssembly build needs no file system.
nlohmann::json golden(const std::string& file);
