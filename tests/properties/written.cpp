// The layout of drafted policies.
#include "tests/properties/draft.hpp"
#include "tests/properties/phrases.hpp"

namespace chapeau::properties {

namespace {

class Layout {
  public:
    std::string text;

    void declare(const Clause& clause, const std::string& heading) {
        text += heading + "\n";
        parts(clause, 2, "met when ");
    }

    void declare(const Decision& decision) {
        const std::string of = decision.base.empty() ? "" : " of " + decision.base;
        text += "decision " + decision.clause.name + of + "\n";
        parts(decision.clause, 2, "approve when ");
        text += "  grants\n";
        for (const std::string& grant : decision.grants)
            text += "    " + grant;
    }

  private:
    void parts(const Clause& clause, std::size_t indent, const std::string& met) {
        part(indent, "applies when ", clause.guard);
        for (const Clause::Version& version : clause.met)
            if (version.body)
                part(indent, version.period + met, version.body);
            else
                line(indent, version.period + "never met");
        if (clause.closed)
            line(indent, "fails when none applies");
        part(indent, "deemed met when ", clause.deemed);
        part(indent, "except when ", clause.except);
    }

    void part(std::size_t indent, const std::string& keyword, const std::optional<Body>& of) {
        if (of)
            body(indent, keyword, *of);
    }

    void body(std::size_t indent, const std::string& before, const Body& of) {
        line(indent, before + opening(of));
        for (const Member& member : of.members)
            write(indent + 2, member);
    }

    static std::string opening(const Body& of) {
        switch (of.kind) {
            case Body::Kind::condition:
                return text_of(of.condition);
            case Body::Kind::all:
                return "all of";
            case Body::Kind::any:
                return "any of";
            case Body::Kind::none:
                return "none of";
            case Body::Kind::at_least:
                return "at least " + std::to_string(of.count) + " of";
        }
        return {};
    }

    void write(std::size_t indent, const Member& member) {
        if (member.labelled.empty())
            return body(indent, "", member.body);
        const Clause& clause = member.labelled.front();
        const std::string label = "(" + clause.name + ")";
        const Clause::Version& version = clause.met.front();
        const bool short_form = clause.met.size() == 1 && version.body && version.body->kind == Body::Kind::condition;
        if (!short_form) {
            line(indent, label);
            return parts(clause, indent + 2, "met when ");
        }
        line(indent, label + " " + text_of(version.body->condition));
        Clause rest = clause;
        rest.met.clear();
        parts(rest, indent + 2, "met when ");
    }

    void line(std::size_t indent, const std::string& words) { text += std::string(indent, ' ') + words + "\n"; }
};

}  // namespace

std::string written(const Draft& draft) {
    Layout layout;
    layout.text = vocabulary;
    for (const std::string& define : draft.defines)
        layout.text += define;
    for (const Clause& clause : draft.clauses)
        layout.declare(clause, "clause " + clause.name);
    for (const Decision& decision : draft.decisions)
        layout.declare(decision);
    return layout.text;
}

}  // namespace chapeau::properties
