// What an officer would send to whoever applied: which documents and which information are wanted, and for what. It is
// read by people who know neither the policy nor the trace, so it says nothing of what came out or how near it is,
// names no path, and leaves out what the officer alone can find.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/officer.hpp"
#include "interpreter/trace/telling.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {
namespace {

constexpr std::size_t most_named = 3;  // requirements that a fact is needed for; of more than that two are named

class Letter {
  public:
    Letter(const Trace& trace, const std::vector<std::string>& assumed)
        : trace_(trace), words_(*trace.words), assumed_(assumed) {}

    std::string whole() {
        if (!assumed_.empty())
            paragraph(fmt::format("{} {}", words_.hypothesis_not_letter, assumed_text(trace_, assumed_)));
        paragraph(filled(words_.letter_title,
                         {trace_.record_id.empty() ? std::string(words_.no_identifier) : escaped(trace_.record_id)}));
        asked_for(trace_.decision);
        for (const Decision& beside : trace_.beside)
            asked_for(beside);
        if (asked_.empty())
            paragraph(words_.letter_nothing);
        return std::move(out_);
    }

  private:
    using Requests = std::vector<const Request*>;

    /// With a blank line before it, unless it is the first.
    void paragraph(std::string_view text) {
        out_ += out_.empty() ? "" : "\n";
        line(text);
    }
    void line(std::string_view text) {
        out_ += text;
        out_ += '\n';
    }

    /// With those that build on it; what is asked for above is not asked for again.
    void asked_for(const Decision& of) {
        Requests all;
        for (const Request& one : of.requests)
            if (one.kind != Asked::finding && !asked_.contains(one.fact))
                all.push_back(&one);
        if (!all.empty())
            write(of, all);
        for (const Decision& further : of.further)
            asked_for(further);
    }

    void write(const Decision& of, const Requests& all) {
        if (asked_.empty())
            paragraph(filled(words_.letter_opening,
                             {trace_.policy_title + (trace_.authority.empty() ? "" : ", " + trace_.authority)}));
        if (decides_several(trace_))
            paragraph(filled(words_.letter_decision, {quoted(words_, of.title)}));
        for (const std::string& document : documents_of(all))
            items(all, before_list(words_, filled(words_.letter_document, {capitalized(document)})),
                  [&](const Request& one) { return one.kind == Asked::document && one.document == document; });
        items(all, std::string(words_.note_information), [](const Request& one) { return one.kind == Asked::fact; });
    }

    template <class Belongs>
    void items(const Requests& all, const std::string& head, const Belongs& belongs) {
        bool first = true;
        for (const Request* one : all) {
            if (!belongs(*one))
                continue;
            if (first)
                paragraph(head);
            first = false;
            asked_.insert(one->fact);
            line(fmt::format("- {}{}", one->title, needed_for(*one)));
        }
    }

    /// Two or three of the requirements by their titles, and how many more there are.
    [[nodiscard]] std::string needed_for(const Request& request) const {
        std::vector<std::string> titles;
        for (const std::string& id : request.clauses)
            if (const Clause* clause = trace_.find(id)) {
                const std::string title = quoted(words_, clause->title);
                if (std::find(titles.begin(), titles.end(), title) == titles.end())
                    titles.push_back(title);
            }
        if (titles.empty())
            return {};
        const std::size_t more = titles.size() > most_named ? titles.size() - most_named + 1 : 0;
        titles.resize(titles.size() - more);
        std::string text = fmt::format("{}", fmt::join(titles, ", "));
        if (more > 0)
            text += filled(words_.letter_others, {how_many(words_, more)});
        return filled(words_.letter_needed, {text});
    }

    const Trace& trace_;
    const Words& words_;
    const std::vector<std::string>& assumed_;
    std::set<std::string> asked_;  // facts
    std::string out_;
};

}  // namespace

std::string render_letter(const Trace& trace, const std::vector<std::string>& assumed) {
    return Letter(trace, assumed).whole();
}

}  // namespace chapeau::trace
