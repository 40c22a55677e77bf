// What definitions are made of, as JSON.
#pragma once

#include "interpreter/trace/json_text.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {

/// Adds what the working of a definition begins with whatever the record: `{"name":…,"location":{…},`.
void add_begin(GrowingText& to, const Working& of);

/// Adds the rest of it, as README.md says. `add_plain` writes a value as JSON.
void add_rest(GrowingText& to, const Working& of, void (*add_plain)(GrowingText& to, const Plain& value));

/// Adds `"version":{"from":…,"until":…`; the caller closes the object.
void add_version(GrowingText& to, const Version& of);

}  // namespace chapeau::trace
