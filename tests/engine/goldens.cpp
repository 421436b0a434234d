#include "goldens.hpp"

#include <map>
#include <string_view>

namespace {

const std::map<std::string, std::string_view> goldens = {
#include "goldens.inc"
};

}  // namespace

nlohmann::json golden(const std::string& file) { return nlohmann::json::parse(goldens.at(file)); }
