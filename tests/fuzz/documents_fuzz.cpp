/// What libFuzzer calls: any text is read as a network document and as a training document. Bad
/// ones must answer with one line; what opens must step, write itself and read itself back.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document_error.hpp"
#include "documents/pass_document.hpp"
#include "documents/training_document.hpp"

using namespace backprop;

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void require_one_line(const std::string& message) {
  require(!message.empty());
  for (const char character : message) require(static_cast<unsigned char>(character) >= ' ');
}

/// The largest network whose every pass is made: above it, only the reading is exercised, so that
/// the fuzzer spends its time on documents and not on products.
constexpr Eigen::Index largest_work = 20000;

Eigen::Index work(const Network& network) {
  Eigen::Index parameters = 0;
  for (const Layer& layer : network.layers) parameters += layer.weights.size();
  return parameters;
}

void fuzz_pass(std::string_view text) {
  Pass pass = read_document(text);
  if (work(pass.network()) > largest_work) return;
  while (pass.iteration() < pass.iterations()) pass.step();
  const std::string trace = write_trace(pass);
  while (pass.iteration() > 0) pass.step_back();
  require(write_trace(pass) == trace);
  const std::string written = write_document(pass);
  require(write_document(read_document(written)) == written);
  pass.backward();
  pass.update(0.1);
}

void fuzz_training(std::string_view text) {
  const TrainingDocument document = read_training_document(text, Steps::optional);
  if (work(document.network) * document.examples.size() > largest_work) return;
  Training training(document.network, document.examples, document.settings);
  std::vector<double> losses;
  training.train(3, losses);
  require(static_cast<std::int64_t>(losses.size()) == training.steps());
  if (!training.divergence().empty()) require_one_line(training.divergence());
  write_training_result(training, losses);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto fuzz : {&fuzz_pass, &fuzz_training}) {
    try {
      fuzz(text);
    } catch (const DocumentError& error) {
      require_one_line(error.what());
    }
  }
  return 0;
}
