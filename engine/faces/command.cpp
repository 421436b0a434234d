#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "documents/claimed_trace.hpp"
#include "documents/claimed_training.hpp"
#include "documents/pass_document.hpp"
#include "documents/training_document.hpp"

namespace {

constexpr int exit_wrong_claim = 1;
constexpr int exit_bad_input = 2;
constexpr int exit_diverged = 3;

constexpr std::string_view usage =
    "usage: backprop-trace < network.json > trace.json\n"
    "       backprop-trace --train < training.json > result.json\n"
    "       backprop-trace --check claimed.json < network.json or training.json\n"
    "Reads a network document and writes the trace of one forward and backward pass over its\n"
    "example, or over all of its examples; with --train, reads a training document and writes the\n"
    "steps made, the loss before each, and the network after the last. With --check, compares a\n"
    "claimed trace, or the claimed result of a training, with the true one: exit status 1 and one\n"
    "line with the first number that is wrong, and the likely slip, where one does not agree to\n"
    "the digits it is written with. Bad input: exit status 2 and one line that names the key. A\n"
    "loss or weight that is not finite ends a training: exit status 3, the result so far, and one\n"
    "line that names the step.\n";

/// All of the input. Throws std::invalid_argument for UTF-16, which some shells and editors write:
/// it begins with a byte order mark, or has a zero byte beside its first letter.
std::string read_all(std::istream& input) {
  std::string text(std::istreambuf_iterator<char>(input), {});
  const std::string_view start = std::string_view(text).substr(0, 2);
  if (start == "\xff\xfe" || start == "\xfe\xff" || start.find('\0') != std::string_view::npos) {
    throw std::invalid_argument("document: expected JSON in UTF-8, found UTF-16: save it as UTF-8");
  }
  return text;
}

void trace() {
  std::cout << backprop::write_trace(backprop::read_network_document(read_all(std::cin))) << '\n';
}

int check(const std::string& file) {
  std::ifstream claim(file);
  if (!claim) throw std::invalid_argument("--check: expected a file, found none at " + file);
  const std::string document = read_all(std::cin);
  const std::string claimed = read_all(claim);
  const std::string line =
      backprop::states_training(document)
          ? backprop::check_training_claim(document, claimed)
          : backprop::check_claim(backprop::read_network_document(document), claimed);
  if (line.empty()) return 0;
  std::cout << line << '\n';
  return exit_wrong_claim;
}

int train() {
  backprop::TrainingDocument document =
      backprop::read_training_document(read_all(std::cin), backprop::Steps::required);
  backprop::Training training(std::move(document.network), document.examples, document.settings);
  std::vector<double> losses;
  training.train(document.steps, losses);
  std::cout << backprop::write_training_result(training, losses) << '\n';
  if (training.divergence().empty()) return 0;
  std::cerr << training.divergence() << '\n';
  return exit_diverged;
}

}  // namespace

int main(int argument_count, char** arguments) {
  const std::vector<std::string_view> options(arguments + 1, arguments + argument_count);
  const std::string_view option = options.empty() ? "" : options.front();
  const bool is_check = option == "--check";
  const bool is_known = option.empty() || option == "--train" || option == "--help" || is_check;
  if (!is_known || options.size() > (is_check ? 2 : 1)) {
    std::cerr << "backprop-trace: expected --train, --check FILE, --help or nothing, found "
              << options.back() << '\n';
    return exit_bad_input;
  }
  if (is_check && options.size() < 2) {
    std::cerr << "backprop-trace: expected a file after --check, found nothing\n";
    return exit_bad_input;
  }
  if (option == "--help") {
    std::cout << usage;
    return 0;
  }
  int status = 0;
  try {
    if (option == "--train") {
      status = train();
    } else if (is_check) {
      status = check(std::string(options[1]));
    } else {
      trace();
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return exit_bad_input;
  }
  return std::cout.flush() ? status : 1;
}
