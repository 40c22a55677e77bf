#include "tools/serve/renderings.hpp"

#include "interpreter/trace/html.hpp"

namespace chapeau::serve {

namespace {

trace::Trace told(const Rendering& rendering, const trace::Words& words, trace::Mending mending) {
    return trace::explain(rendering.policy, rendering.program, rendering.record, rendering.results, mending, words,
                          trace::paths_of(rendering.beside.assumed, rendering.beside.found));
}

/// In the other language too, where the policy speaks it, so that the page can be switched where it is.
std::string page(const Rendering& rendering, bool fragment) {
    const trace::Words* words = fragment ? nullptr : trace::other_words(rendering.policy.model, rendering.words);
    const trace::Trace first = told(rendering, rendering.words, trace::Mending::look);
    const trace::Trace other = words != nullptr ? told(rendering, *words, trace::Mending::look) : trace::Trace();
    return trace::render_html({.first = first,
                               .other = words != nullptr ? &other : nullptr,
                               .assumed = rendering.beside.assumed,
                               .found = rendering.beside.found,
                               .decisions = rendering.beside.decisions,
                               .policy_digest = rendering.policy.digest,
                               .record_digest = rendering.digest,
                               .source = rendering.beside.source,
                               .fragment = fragment});
}

}  // namespace

std::string html(const Rendering& rendering) {
    return page(rendering, false);
}

std::string fragment(const Rendering& rendering) {
    return page(rendering, true);
}

std::string_view style() {
    return trace::page_style();
}

std::string note(const Rendering& rendering) {
    return trace::render_note(told(rendering, rendering.words, trace::Mending::leave),
                              {.reasons = rendering.beside.reasons,
                               .decisions = rendering.beside.decisions,
                               .assumed = rendering.beside.assumed,
                               .found = rendering.beside.found});
}

std::string letter(const Rendering& rendering) {
    return trace::render_letter(told(rendering, rendering.words, trace::Mending::leave), rendering.beside.assumed);
}

}  // namespace chapeau::serve
