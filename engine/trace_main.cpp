#include <iostream>
#include <iterator>
#include <string>

#include "document.hpp"

namespace {

constexpr int exit_bad_input = 2;

constexpr std::string_view usage =
    "usage: backprop-trace < network.json > trace.json\n"
    "Reads a network document and writes the trace of one forward and backward pass over its\n"
    "example. Bad input: exit status 2 and one line that names the key.\n";

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count > 1) {
    const std::string argument = arguments[1];
    if (argument == "--help") {
      std::cout << usage;
      return 0;
    }
    std::cerr << "backprop-trace: expected no arguments, or --help, found " << argument << '\n';
    return exit_bad_input;
  }
  try {
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    std::cout << backprop::write_trace(backprop::read_document(text)) << '\n';
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return exit_bad_input;
  }
  return std::cout.flush() ? 0 : 1;
}
