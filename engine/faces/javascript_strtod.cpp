// The JSON library reads numbers with strtod. The standard library of WebAssembly does so in
// quadruple precision, in software: 5 KB of what every reader loads. JavaScript is there, and reads
// the numbers of JSON to the same doubles; the linker puts this one in strtod's place.
#include <emscripten.h>

#include <cstring>

EM_JS(double, number_of, (const char* digits), { return Number(UTF8ToString(digits)); });

/// As the standard says, for text that is all one number of JSON. The linker's --wrap gives the
/// name.
extern "C" double __wrap_strtod(const char* text, char** end) {
  if (end != nullptr) *end = const_cast<char*>(text) + std::strlen(text);
  return number_of(text);
}
