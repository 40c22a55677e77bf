// Until the trace has a page and a note of its own: its text, with the officer's decision before it.
#include "tools/serve/renderings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "interpreter/trace/trace.hpp"

namespace chapeau::serve {

namespace {

std::string escaped_html(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string_view words_of(std::string_view decision, bool french) {
    if (decision == "approve")
        return french ? "approuver" : "approve";
    if (decision == "refuse")
        return french ? "refuser" : "refuse";
    return french ? "demander des renseignements" : "ask for more information";
}

std::string text_of(const Rendering& rendering) {
    const bool french = rendering.language == Language::fr;
    const trace::Trace trace = trace::explain(rendering.policy, rendering.program, rendering.record, rendering.results);
    std::string text;
    if (const auto& officer = rendering.officer) {
        const bool agrees =
            officer->decision == trace::outcome_word(trace.decision.outcome) ||
            (officer->decision == "more_information" && trace.decision.outcome == trace::Status::undetermined);
        text += fmt::format("{}: {} ({})\n", french ? "Décision de l’agent" : "Officer's decision",
                            words_of(officer->decision, french),
                            agrees ? (french ? "conforme à la recommandation" : "agrees with the recommendation")
                                   : (french ? "s’écarte de la recommandation" : "departs from the recommendation"));
        text += fmt::format("{}: {}\n{}: {}\n\n", french ? "Motifs" : "Rationale", officer->rationale,
                            french ? "Agent" : "Officer", officer->name);
    }
    if (!rendering.assumed.empty())
        text += fmt::format("{}: {}\n\n", french ? "Faits hypothétiques" : "What-if facts",
                            fmt::join(rendering.assumed, ", "));
    return text + trace::render_text(trace, {});
}

}  // namespace

std::string html(const Rendering& rendering) {
    return fmt::format(
        "<!doctype html>\n<html lang=\"{}\"><head><meta "
        "charset=\"utf-8\"><title>{}</title></head><body>\n{}</body></html>\n",
        rendering.language == Language::fr ? "fr" : "en", escaped_html(rendering.record.id), fragment(rendering));
}

std::string fragment(const Rendering& rendering) {
    return fmt::format("<pre>{}</pre>\n", escaped_html(text_of(rendering)));
}

std::string_view style() {
    return "pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }";
}

std::string note(const Rendering& rendering) {
    return text_of(rendering);
}

}  // namespace chapeau::serve
