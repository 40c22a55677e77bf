// What definitions are made of, as JSON.
#pragma once

#include <vector>

#include "interpreter/trace/json_text.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {

/// Adds `"definitions"`' list, as README.md says. `add_plain` writes a value as JSON.
void add_workings(GrowingText& to, const std::vector<Working>& workings,
                  void (*add_plain)(GrowingText& to, const Plain& value));

/// Adds `"version":{"from":…,"until":…`; the caller closes the object.
void add_version(GrowingText& to, const Version& of);

}  // namespace chapeau::trace
