#include "training/objective.hpp"

#include "training/batch_objective.hpp"
#include "training/example_objective.hpp"

namespace backprop {

std::unique_ptr<Objective> make_objective(const Network& network, const Examples& examples,
                                          const Batches& batches) {
  if (examples.size() == 1 || batches.size == 1) {
    return std::make_unique<ExampleObjective>(network, examples);
  }
  return std::make_unique<BatchObjective>(network, examples, batches);
}

}  // namespace backprop
