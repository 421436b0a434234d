/// Measures the engine on its own: whole training steps a second.
///
/// usage: backprop-bench --milliseconds M --rounds R --warm-up W < training.json
/// Prints {"steps_per_second":[...]}, one number a round of M milliseconds, after W milliseconds
/// that do not count.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "documents/training_document.hpp"

namespace {

using Clock = std::chrono::steady_clock;

/// The whole number after the word `name`.
int option(int argument_count, char** arguments, const std::string& name) {
  for (int k = 1; k + 1 < argument_count; k += 2) {
    if (arguments[k] == name) return std::stoi(arguments[k + 1]);
  }
  throw std::invalid_argument("expected " + name + " and a whole number");
}

/// Steps a second over at least so many milliseconds.
double measure(backprop::Training& training, int milliseconds) {
  const auto begin = Clock::now();
  const auto passed = [begin] {
    return std::chrono::duration<double>(Clock::now() - begin).count();
  };
  std::vector<double> losses;
  std::int64_t made = 0;
  for (std::int64_t slice = 1; passed() * 1000 < milliseconds;
       slice = std::max<std::int64_t>(1, made / 16)) {
    losses.clear();
    made += training.train(slice, losses);
  }
  return static_cast<double>(made) / passed();
}

}  // namespace

int main(int argument_count, char** arguments) {
  try {
    const int milliseconds = option(argument_count, arguments, "--milliseconds");
    const int rounds = option(argument_count, arguments, "--rounds");
    const int warm_up = option(argument_count, arguments, "--warm-up");
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    const auto document = backprop::read_training_document(text, backprop::Steps::optional);
    backprop::Training training(document.network, document.examples, document.settings);
    measure(training, warm_up);
    std::cout << R"({"steps_per_second":[)";
    for (int round = 0; round < rounds; ++round) {
      std::cout << (round > 0 ? "," : "") << measure(training, milliseconds);
    }
    std::cout << "]}\n";
    return training.divergence().empty() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "backprop-bench: " << error.what() << '\n';
    return 2;
  }
}
