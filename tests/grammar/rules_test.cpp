// The grammar as PEGTL sees it: no rule can go round without using up characters, and none is dead. Every rule matches
// somewhere in ok/ or bad/, every rule that must match is missed somewhere in bad/, and every mistake is made there.
//
// PEGTL's own coverage watches its inner rules too, which takes minutes to compile; this counts only the named ones.
#include <doctest/doctest.h>

#include <map>

#include "grammar/actions_cases.hpp"
#include "grammar/analysis.hpp"
#include "tests/grammar/corpus.hpp"

namespace chapeau::grammar {

namespace {

using Input = tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf_crlf, const char*>;

struct Counts {
    std::size_t started = 0;
    std::size_t matched = 0;
    std::size_t failed = 0;
    std::size_t raised = 0;

    /// Left because a mistake was raised inside. PEGTL could tell, at three times the time to compile.
    [[nodiscard]] std::size_t left() const { return started - matched - failed; }
};
template <typename Rule>
Counts counts;

template <typename Rule>
struct counting : control<Rule> {
    template <typename Source, typename... States>
    static void start(const Source&, States&&...) {
        ++counts<Rule>.started;
    }
    template <typename Source, typename... States>
    static void success(const Source&, States&&...) {
        ++counts<Rule>.matched;
    }
    template <typename Source, typename... States>
    static void failure(const Source&, States&&...) {
        ++counts<Rule>.failed;
    }
    template <typename Source>
    [[noreturn]] static void raise(const Source& in, const Builder& builder) {
        ++counts<Rule>.raised;
        control<Rule>::raise(in, builder);
    }
};

/// Whether a rule can do nothing but fail or raise a mistake.
template <typename Rule>
constexpr bool only_mistakes = [] {
    if constexpr (std::is_same_v<Rule, typename Rule::rule_t>) {
        return false;
    } else {
        return only_mistakes<typename Rule::rule_t>;
    }
}();
template <typename Rule>
constexpr bool only_mistakes<rules::mistake<Rule>> = true;
template <HabitPlace Where>
constexpr bool only_mistakes<rules::habit<Where>> = true;
template <typename... Rules>
constexpr bool only_mistakes<tao::pegtl::internal::sor<Rules...>> = (only_mistakes<Rules> && ...);
template <typename... Rules>
constexpr bool only_mistakes<tao::pegtl::internal::seq<Rules...>> = (only_mistakes<Rules> || ...);

/// What the grammar asks of a rule, and how often it came about.
struct Entry {
    const Counts* counted = nullptr;
    bool named = false;
    bool only_mistakes = false;
    bool must_match = false;
    bool mistaken = false;
};
using Entries = std::map<std::string_view, Entry>;

template <typename Rule>
void enlist(Entries& entries);

template <typename... Rules>
void enlist_all(tao::pegtl::type_list<Rules...>, Entries& entries) {
    (enlist<Rules>(entries), ...);
}

template <typename Rule>
struct holder {
    static void mark(Entries&) {}
};
template <typename Rule>
struct holder<tao::pegtl::internal::must<Rule>> {
    static void mark(Entries& entries) { entries[tao::pegtl::demangle<Rule>()].must_match = true; }
};
template <typename Rule>
struct holder<rules::mistake<Rule>> {
    static void mark(Entries& entries) { entries[tao::pegtl::demangle<Rule>()].mistaken = true; }
};

template <typename Rule>
void enlist(Entries& entries) {
    Entry& entry = entries[tao::pegtl::demangle<Rule>()];
    if (entry.counted != nullptr) {
        return;
    }
    entry.counted = &counts<Rule>;
    entry.named = control<Rule>::enable;
    entry.only_mistakes = only_mistakes<Rule>;
    holder<Rule>::mark(entries);
    holder<typename Rule::rule_t>::mark(entries);
    enlist_all(typename Rule::subs_t{}, entries);
}

template <typename Rule>
void run(std::string_view text, const char* begin, const char* end) {
    Diagnostics diagnostics;
    Builder builder(text.data(), 0, begin, diagnostics);
    Input in(begin, end, "");
    try {
        tao::pegtl::parse<Rule, action, counting>(in, builder);
    } catch (const Mistake&) {
        // Only a reason lets it out; see parse.cpp.
    }
}

/// Everything in ok/ and bad/, the reasons too, and the slips whose help is followed in tests/messages.
void run_corpus() {
    std::vector<std::filesystem::path> paths = rules_below(tests_folder());
    for (const auto& path : rules_below(repository() / "tests" / "messages" / "helped")) {
        paths.push_back(path);
    }
    for (const auto& path : paths) {
        const Parsed result = parsed("a.rules", read_file(path));
        const std::string_view text = result.sources[0].text();
        run<rules::file>(text, text.data(), text.data() + text.size());
        for (const ast::Text* reason : reasons(result.file)) {
            const char* const end = text.data() + reason->span.end - 1;
            for (const char* at = text.data() + reason->span.begin; at < end; ++at) {
                if (*at == '{' && at[-1] != '\\') {
                    run<rules::reason_expression>(text, at, end);
                }
            }
        }
    }
}

const Entries& covered() {
    static const Entries entries = [] {
        Entries made;
        enlist<rules::file>(made);
        enlist<rules::reason_expression>(made);
        run_corpus();
        return made;
    }();
    return entries;
}

}  // namespace

TEST_CASE("no rule goes round without using up characters") {
    CHECK(tao::pegtl::analyze<rules::file>() == 0);
    CHECK(tao::pegtl::analyze<rules::reason_expression>() == 0);
}

TEST_CASE("every rule matches somewhere") {
    std::size_t named = 0;
    for (const auto& [rule, entry] : covered()) {
        if (entry.named) {
            const std::size_t times = entry.only_mistakes ? entry.counted->left() : entry.counted->matched;
            CHECK_MESSAGE(times > 0, rule << " never matches");
            ++named;
        }
    }
    CHECK(named > 400);
}

TEST_CASE("every rule that must match is missed somewhere, and every mistake is made") {
    for (const auto& [rule, entry] : covered()) {
        if (entry.must_match) {
            CHECK_MESSAGE(entry.counted->raised > 0, rule << " is never missed");
        }
        if (entry.mistaken) {
            CHECK_MESSAGE(entry.counted->matched > 0, rule << " is never made");
        }
    }
}

}  // namespace chapeau::grammar
