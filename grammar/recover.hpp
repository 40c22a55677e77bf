// Going on after a mistake.
//
// A mistake within a block ends the line of the block that it is in, and reading goes on at the next: see `resumed` in
// blocks.hpp. One outside ends the declaration, and reading goes on at the next line that stands in column 1. What
// stands there and is not even like a declaration is usually the wreckage of the same mistake, so it is passed over in
// silence. Either way the declaration is thrown away and the messages are kept.
#pragma once

#include "grammar/blocks.hpp"

namespace chapeau::grammar {

/// The first line in column 1 after `from`, or `end`; with `known`, the first that begins with a declaration's keyword
/// or something like one.
[[nodiscard]] const char* next_declaration(const char* from, const char* end, bool known);

namespace rules {

template <typename Rule>
struct recover : custom<recover<Rule>, Rule> {
    template <apply_mode A, rewind_mode, template <typename...> class Action, template <typename...> class Control,
              typename Input, typename... States>
    static bool match(Input& in, Builder& builder, States&&... states) {
        const std::size_t before = builder.tree.declarations.size();
        builder.broken = false;
        try {
            const bool matched =
                Control<Rule>::template match<A, rewind_mode::required, Action, Control>(in, builder, states...);
            builder.drop_broken(before);
            return matched;
        } catch (const Mistake& mistake) {
            builder.drop_broken(before);
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
