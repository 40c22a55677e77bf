// Declarations line by line. A line is indented by two blanks for everything that holds it.
#include "tests/grammar/dump.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

namespace chapeau::grammar {

namespace {

using namespace ast;

std::string quoted(const Text& text) {
    return fmt::format("{:?}", text.value);
}
std::string quoted(const std::optional<Text>& text) {
    return text ? " " + quoted(*text) : "";
}

std::string words(const std::vector<Name>& names) {
    std::string text;
    for (const Name& name : names) {
        text += " " + name.text;
    }
    return text;
}

std::string of(const Date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string of(const std::optional<Period>& period) {
    if (!period) {
        return "";
    }
    const std::string from = period->from ? "from " + of(*period->from) + " " : "";
    return from + (period->until ? "until " + of(*period->until) + " " : "");
}

std::string of(const TypeName& type) {
    static constexpr std::array<const char*, 3> shapes{"", "set of ", "list of "};
    static constexpr std::array<const char*, 3> sides{" at least ", " above ", " at most "};
    std::string bounds;
    for (const TypeName::Bound& bound : type.bounds) {
        bounds += (bounds.empty() ? "" : " and") + std::string(sides[static_cast<std::size_t>(bound.side)]);
        bounds += bound.digits.text;
    }
    return shapes[static_cast<std::size_t>(type.shape)] + type.name.text + bounds;
}

std::string of(const Data& data);

struct DataWriter {
    std::string operator()(const YesNo& value) const { return value.value ? "yes" : "no"; }
    std::string operator()(const Number& value) const { return value.digits; }
    std::string operator()(const Date& value) const { return of(value); }
    std::string operator()(const TextValue& value) const { return fmt::format("{:?}", value.value); }
    std::string operator()(const Name& value) const { return value.text; }
    std::string operator()(const Unknown&) const { return "unknown"; }
    std::string operator()(const DataList& value) const {
        std::string text;
        for (const Data& member : value.members) {
            text += (text.empty() ? "" : ", ") + of(member);
        }
        return "[" + text + "]";
    }
    std::string operator()(const DataRecord& value) const {
        std::string text;
        for (const DataField& field : value.fields) {
            text += (text.empty() ? "" : ", ") + field.name.text + ": " + of(*field.value);
        }
        return "{" + text + "}";
    }
};

std::string of(const Data& data) {
    return std::visit(DataWriter{}, data.node);
}

class Dumper {
  public:
    std::string text;

    void operator()(const Policy& policy) {
        line("policy " + policy.name.text());
        const Deeper deeper(*this);
        notes("title", policy.titles);
        notes("authority", policy.authorities);
        for (const Policy::Outline& source : policy.sources) {
            line("source " + source.name.text + " " + quoted(source.file));
        }
        for (const Path& path : policy.as_of) {
            line("as of " + path.text());
        }
        rounding(policy.dates);
        for (const Name& decided : policy.decides) {
            line("decides " + decided.text);
        }
    }
    void operator()(const Enum& declaration) {
        line((declaration.ordered ? "ordered enum " : "enum ") + declaration.name.text + quoted(declaration.title));
        const Deeper deeper(*this);
        for (const EnumValue& value : declaration.values) {
            line(value.name.text + quoted(value.title));
        }
    }
    void operator()(const Record& record) { fields("record ", record); }
    void operator()(const Facts& facts) { fields("facts ", facts); }
    void operator()(const List& list) {
        line("list " + list.name.text + " of " + of(list.element) + quoted(list.title));
        const Deeper deeper(*this);
        citations("see", list.sees);
        notes("interpretation", list.interpretations);
        for (const auto& entry : list.lines) {
            std::visit([&](const auto& one) { list_line(one); }, entry);
        }
    }
    void operator()(const Define& define) {
        line("define " + define.name.text + " : " + of(define.type));
        const Deeper deeper(*this);
        notes("title", define.titles);
        citations("see", define.sees);
        notes("interpretation", define.interpretations);
        rounding(define.dates);
        for (const auto& value : define.values) {
            std::visit([&](const auto& one) { define_value(one); }, value);
        }
    }
    void operator()(const ClauseDeclaration& declaration) { clause("clause ", declaration.clause); }
    void operator()(const Decision& decision) {
        const std::string base = decision.base ? " of " + decision.base->text : "";
        line("decision " + decision.name.text + base + quoted(decision.title));
        const Deeper deeper(*this);
        parts(decision.parts);
        for (const Grant& grant : decision.grants) {
            line("grants " + grant.name.text + " = " + dump(grant.value));
            const Deeper part(*this);
            notes("title", grant.titles);
            citations("cites", grant.cites);
            citations("see", grant.sees);
            notes("interpretation", grant.interpretations);
        }
    }
    void operator()(const Sample& sample) {
        const std::string file = sample.file ? " from " + quoted(*sample.file) : "";
        line("sample " + sample.name.text + file + (sample.like ? " like " + sample.like->text : ""));
        changes(sample.changes);
    }
    void operator()(const Case& test) {
        line("case " + quoted(test.title));
        const Deeper deeper(*this);
        line("given" + words(test.given));
        changes(test.changes);
        for (const Expectation& expectation : test.expectations) {
            line("expect " + expectation.subject.text() + " " + outcome(expectation));
        }
    }
    void operator()(const Translation& translation) {
        line("translation " + translation.language.text);
        const Deeper deeper(*this);
        for (const Translated& entry : translation.entries) {
            line(entry.name.text() + quoted(entry.title));
            const Deeper part(*this);
            notes("reason", entry.reasons);
            notes("interpretation", entry.interpretations);
        }
    }

  private:
    class Deeper {
      public:
        explicit Deeper(Dumper& dumper) : dumper_(dumper) { ++dumper_.depth_; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;
        ~Deeper() { --dumper_.depth_; }

      private:
        Dumper& dumper_;
    };

    void line(const std::string& words) { text += std::string(depth_ * 2, ' ') + words + "\n"; }

    void notes(const char* keyword, const std::vector<Note>& all) {
        for (const Note& note : all) {
            line(std::string(keyword) + " " + quoted(note.text));
        }
    }
    void rounding(const std::vector<Dates>& all) {
        for (const Dates& dates : all) {
            line(dates.rounding == Dates::Rounding::up ? "dates round up" : "dates round down");
        }
    }
    void citations(const char* keyword, const std::vector<Citation>& all) {
        for (const Citation& citation : all) {
            line(std::string(keyword) + " " + citation.passage);
        }
    }
    template <typename Node>
    void fields(const char* keyword, const Node& node) {
        line(keyword + node.name.text + quoted(node.title));
        const Deeper deeper(*this);
        for (const Field& field : node.fields) {
            const std::string evidence = field.evidence ? " evidence " + field.evidence->text : "";
            line(field.name.text + " : " + of(field.type) + quoted(field.title) + evidence +
                 (field.fixed ? " fixed" : ""));
        }
    }

    void list_line(const List::Codes& codes) { line("NOC " + codes.edition.text + ":" + words(codes.codes)); }
    void list_line(const List::Entry& entry) {
        const auto* path = std::get_if<Path>(&entry.value);
        line("entry " + (path != nullptr ? path->text() : quoted(std::get<Text>(entry.value))));
    }

    void define_value(const Define::Value& value) { line(of(value.period) + "= " + dump(value.value)); }
    void define_value(const Define::By& by) {
        line("by " + dump(by.selector));
        const Deeper deeper(*this);
        for (const Define::Branch& branch : by.branches) {
            line("case" + words(branch.selects) + " = " + dump(branch.value));
        }
    }

    void clause(const char* keyword, const Clause& clause) {
        line(keyword + clause.name.text() + quoted(clause.title));
        const Deeper deeper(*this);
        parts(clause.parts);
    }
    void parts(const Parts& all) {
        notes("title", all.titles);
        citations("cites", all.cites);
        citations("see", all.sees);
        notes("interpretation", all.interpretations);
        conditions("applies", all.applies);
        conditions("met", all.met);
        conditions("deemed", all.deemed);
        conditions("except", all.excepts);
        for ([[maybe_unused]] const Span& closing : all.closings) {
            line("fails when none applies");
        }
        notes("reason", all.reasons);
    }
    void conditions(const char* keyword, const std::vector<Condition>& all) {
        for (const Condition& condition : all) {
            body(of(condition.period) + keyword, condition.body);
        }
    }
    void body(const std::string& lead, const Body& body) {
        if (const auto* expression = std::get_if<Expression>(&body.node)) {
            line(lead + " " + dump(*expression));
        } else if (const auto* combination = std::get_if<Combination>(&body.node)) {
            this->combination(lead, *combination);
        } else {
            line(lead + " never");
        }
    }
    void combination(const std::string& lead, const Combination& combination) {
        static constexpr std::array<const char*, 4> kinds{" all of", " any of", " none of", " at least "};
        line(lead + kinds[static_cast<std::size_t>(combination.combining)] +
             (combination.count ? combination.count->text + " of" : ""));
        const Deeper deeper(*this);
        for (const Member& member : combination.members) {
            if (const auto* labelled = std::get_if<std::unique_ptr<Clause>>(&member.node)) {
                clause("label ", **labelled);
            } else {
                body("-", std::get<Body>(member.node));
            }
        }
    }

    void changes(const std::vector<Change>& all) {
        const Deeper deeper(*this);
        for (const Change& change : all) {
            line(change.value ? change.path.text() + " = " + of(*change.value) : "without " + change.path.text());
        }
    }
    static std::string outcome(const Expectation& expectation) {
        static constexpr std::array<const char*, 7> outcomes{
            "passes", "fails", "undetermined", "does not apply", "approved", "refused", "is"};
        std::string words = outcomes[static_cast<std::size_t>(expectation.expected)];
        words += expectation.by ? " by " + dump(*expectation.by) : "";
        for (const DataPath& path : expectation.needing) {
            words += " needing " + path.text();
        }
        for (const Path& path : expectation.because) {
            words += " because " + path.text();
        }
        return words + (expectation.value ? " " + of(*expectation.value) : "");
    }

    std::size_t depth_ = 0;
};

}  // namespace

std::string dump(const ast::File& file) {
    Dumper dumper;
    for (const ast::Declaration& declaration : file.declarations) {
        std::visit(dumper, declaration.node);
    }
    return std::move(dumper.text);
}

}  // namespace chapeau::grammar
