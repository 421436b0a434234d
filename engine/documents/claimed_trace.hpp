#pragma once

#include <string>
#include <string_view>

#include "documents/pass_document.hpp"

namespace backprop {

/// Compares a claimed trace (JSON text), whole or in parts, with the true one of a document's
/// example that is shown.
/// Returns an empty string where every claimed number agrees to the digits it is written with, else
/// one line: the key of the first number, in the order of the computation, that does not; both
/// numbers; and the slip that would give the claimed one, if a known one does.
///
/// The numbers of a list are as precise as the one with the most decimals. Whole numbers, and all
/// numbers of a claim that has one with 15 digits or more, as programs write them, have to agree to
/// 1e-9.
/// Throws DocumentError for a claim that is no trace of this network.
std::string check_claim(const NetworkDocument& document, std::string_view claim);

}  // namespace backprop
