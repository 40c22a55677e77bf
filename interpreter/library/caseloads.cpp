// A caseload in memory, evaluated as `chapeau batch` does.
#include <algorithm>
#include <limits>
#include <span>

#include "interpreter/library/handles.hpp"

using namespace chapeau;
using library::bad_call;
using library::guarded;

namespace {

constexpr unsigned all_options = CHAPEAU_WITH_STATUSES | CHAPEAU_WITH_GRANTS | CHAPEAU_WITH_REASONS |
                                 CHAPEAU_WITH_REQUESTS | CHAPEAU_WITH_MARGINS | CHAPEAU_WITHOUT_VALUES;
constexpr unsigned most_threads = 1024;

caseload::Options options_of(unsigned with, const trace::Words* words, unsigned threads) {
    caseload::Options options;
    options.statuses = (with & CHAPEAU_WITH_STATUSES) != 0;
    options.grants = (with & CHAPEAU_WITH_GRANTS) != 0;
    options.reasons = (with & CHAPEAU_WITH_REASONS) != 0;
    options.requests = (with & CHAPEAU_WITH_REQUESTS) != 0;
    options.margins = (with & CHAPEAU_WITH_MARGINS) != 0;
    options.values = (with & CHAPEAU_WITHOUT_VALUES) == 0;
    options.whole = true;
    options.words = words;
    options.jobs = threads;
    return options;
}

/// Reads a text piece by piece.
caseload::Read reading(std::string_view& text) {
    return [&text](std::span<char> into) -> std::optional<std::size_t> {
        const std::size_t size = std::min(text.size(), into.size());
        std::copy_n(text.data(), size, into.data());
        text.remove_prefix(size);
        return size;
    };
}

}  // namespace

int chapeau_caseload(const chapeau_policy* policy, const char* lines, size_t length, unsigned with,
                     const char* language, unsigned threads, char** out) {
    library::clear(out);
    return guarded([&] {
        const trace::Words* words = library::language_of(language == nullptr ? "en" : language);
        if (policy == nullptr)
            return bad_call("the policy is NULL; give one that was loaded");
        if (lines == nullptr && length > 0)
            return bad_call("the caseload's text is NULL, and its length is not 0");
        if (out == nullptr)
            return bad_call("there is nowhere to put the lines: `out` is NULL");
        if ((with & ~all_options) != 0)
            return bad_call("`with` asks for what there is not; it is made of CHAPEAU_WITH_STATUSES and its like");
        if (words == nullptr)
            return bad_call("there is no such language; give \"en\" or \"fr\"");
        if (threads < 1 || threads > most_threads)
            return bad_call("the number of threads is not from 1 to 1024");
        std::string_view text = lines == nullptr ? std::string_view() : std::string_view(lines, length);
        std::string told;
        const auto write = [&](std::string_view some) { return told.append(some), true; };
        const caseload::Summary summary =
            caseload::run(*policy->policy, policy->program, {reading(text)}, write, options_of(with, words, threads));
        if (summary.input_failed) {
            library::say(summary.form.what + "; " + summary.form.help);
            return static_cast<int>(CHAPEAU_BAD_RECORD);
        }
        return library::give(out, told,
                             static_cast<int>(std::min<std::uint64_t>(summary.bad, std::numeric_limits<int>::max())));
    });
}
