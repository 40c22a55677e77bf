// Going on after a mistake.
//
// A mistake ends the declaration it is in and no more: what was read of it is thrown away, the message is kept, and
// reading goes on at the next line that stands in column 1. What stands there and is no declaration is usually the
// wreckage of the same mistake, so a second one in a row is passed over in silence.
#pragma once

#include "grammar/blocks.hpp"

namespace chapeau::grammar {

/// A file with more mistakes than this is not read to its end.
inline constexpr std::size_t most_mistakes = 200;

/// The mistake in words, with what was found in its place.
[[nodiscard]] Diagnostic describe(const Mistake& mistake, const Builder& builder, const char* end);

/// The first line in column 1 after `from`, or `end`; with `known`, the first that begins with a declaration's keyword.
[[nodiscard]] const char* next_declaration(const char* from, const char* end, bool known);

namespace rules {

template <typename Rule>
struct recover : custom<recover<Rule>, Rule> {
    template <apply_mode A, rewind_mode, template <typename...> class Action, template <typename...> class Control,
              typename Input, typename... States>
    static bool match(Input& in, Builder& builder, States&&... states) {
        try {
            return Control<Rule>::template match<A, rewind_mode::required, Action, Control>(in, builder, states...);
        } catch (const Mistake& mistake) {
            builder.diagnostics.push_back(describe(mistake, builder, in.end()));
            builder.forget();
            const bool known = mistake.message == &message<declaration>;
            const char* next = next_declaration(mistake.begin, in.end(), known);
            if (++builder.mistakes == most_mistakes && next != in.end()) {
                builder.diagnostics.push_back(describe({&message<file>, next, nullptr, {}}, builder, in.end()));
                next = in.end();
            }
            in.bump(static_cast<std::size_t>(next - in.current()));
            return true;
        }
    }
};

}  // namespace rules

}  // namespace chapeau::grammar
