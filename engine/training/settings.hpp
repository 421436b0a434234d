#pragma once

#include <optional>

#include "checks/names.hpp"
#include "numbers/matrix.hpp"

namespace backprop {

/// What becomes of the losses of a batch's examples. The names are those of torch.nn's losses.
enum class Reduction { mean, sum };

/// The names of the training document, in the order of the enumeration.
inline constexpr Names<Reduction, 2> reduction_names{{
    {"mean", Reduction::mean},
    {"sum", Reduction::sum},
}};

/// What turns gradients into a step. Names, parameters, defaults and formulas are torch.optim's.
enum class OptimizerName { sgd, adam };

/// The names of the training document, in the order of the enumeration.
inline constexpr Names<OptimizerName, 2> optimizer_names{{
    {"sgd", OptimizerName::sgd},
    {"adam", OptimizerName::adam},
}};

struct OptimizerSettings {
  OptimizerName name = OptimizerName::sgd;
  double learning_rate = 0.001;
  double momentum = 0.0;  ///< of sgd
  double beta1 = 0.9;     ///< of adam, as the next two
  double beta2 = 0.999;
  double epsilon = 1e-8;
};

struct TrainingSettings {
  OptimizerSettings optimizer;
  std::optional<double>
      clip_norm{};  ///< the largest norm of the whole gradient, where there is one
  std::optional<Eigen::Index> batch_size{};  ///< examples of a step; none: all of them
  Reduction reduction = Reduction::mean;     ///< of the losses of a batch's examples
};

}  // namespace backprop
