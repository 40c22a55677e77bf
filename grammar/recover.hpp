// Going on after a mistake.
//
// A mistake within a block ends the line of the block that it is in, and reading goes on at the next: see `resumed` in
// blocks.hpp. One outside ends the declaration, and reading goes on at the next line that stands in column 1. What
// stands there and is not even like a declaration is usually the wreckage of the same mistake, so it is passed over in
// silence. Either way the declaration is thrown away and the messages are kept. Where it is a sample or a case, and no
// other declaration goes with it, they are marked as being about tests alone.
#pragma once

#include "grammar/blocks.hpp"

namespace chapeau::grammar {

/// The first line in column 1 after `from`, or `end`; with `known`, the first that begins with a declaration's keyword
/// or something like one.
[[nodiscard]] const char* next_declaration(const char* from, const char* end, bool known);

/// Whether what stands between `from` and `next` is one sample or case and holds no line that opens anything else.
[[nodiscard]] bool is_one_test(const char* from, const char* next);

/// Marks what has been said of these lines, behind the first `said` messages.
inline void mark_tests(Builder& builder, std::size_t said, const char* from, const char* next) {
    if (said < builder.diagnostics.size() && is_one_test(from, next)) {
        std::for_each(builder.diagnostics.begin() + static_cast<std::ptrdiff_t>(said), builder.diagnostics.end(),
                      [](Diagnostic& one) { one.of_tests = true; });
    }
}

namespace rules {

template <typename Rule>
struct recover : custom<recover<Rule>, Rule> {
    template <apply_mode A, rewind_mode, template <typename...> class Action, template <typename...> class Control,
              typename Input, typename... States>
    static bool match(Input& in, Builder& builder, States&&... states) {
        const std::size_t before = builder.tree.declarations.size();
        const std::size_t said = builder.diagnostics.size();
        const char* const from = in.current();
        builder.broken = false;
        try {
            const bool matched =
                Control<Rule>::template match<A, rewind_mode::required, Action, Control>(in, builder, states...);
            builder.drop_broken(before);
            mark_tests(builder, said, from, in.current());
            return matched;
        } catch (const Mistake& mistake) {
            builder.drop_broken(before);
            const bool added = builder.report(describe(mistake, builder, in.end()));
            builder.forget();
            const bool known = mistake.message == &message<declaration>;
            const char* next = next_declaration(mistake.begin, in.end(), known);
            mark_tests(builder, said, from, next);
            if (added && ++builder.mistakes == most_mistakes && next != in.end()) {
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
