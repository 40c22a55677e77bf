// Spans are held down by reading them back: the text under the span of any expression, read alone, makes the same tree.
#include <doctest/doctest.h>

#include <type_traits>

#include "tests/grammar/corpus.hpp"
#include "tests/grammar/dump.hpp"

namespace chapeau::grammar {

namespace {

using namespace ast;

/// Calls `visit` for every expression of a tree, the inner ones too.
template <typename Visit>
class Walk {
  public:
    explicit Walk(Visit visit) : visit_(visit) {}

    void expression(const Expression& one) {
        visit_(one);
        std::visit([&](const auto& node) { inside(node); }, one.node);
    }
    void clause(const Clause& clause) { parts(clause.parts); }
    void parts(const Parts& all) {
        for (const auto* conditions : {&all.applies, &all.met, &all.deemed, &all.excepts}) {
            for (const Condition& condition : *conditions) {
                body(condition.body);
            }
        }
    }

  private:
    void of(const ExpressionPtr& one) {
        if (one != nullptr) {
            expression(*one);
        }
    }
    void of(const Range& range) { of(range.where); }

    template <typename Node>
    void inside(const Node& node) {
        if constexpr (requires { node.members; }) {
            for (const Expression& member : node.members) {
                expression(member);
            }
        } else if constexpr (requires { node.left; }) {
            of(node.left);
            of(node.right);
        } else if constexpr (requires { node.operand; }) {
            of(node.operand);
        } else if constexpr (std::is_same_v<Node, In>) {
            of(node.member);
            of(node.list);
        } else if constexpr (std::is_same_v<Node, Includes>) {
            of(node.set);
            of(node.member);
        } else if constexpr (std::is_same_v<Node, Overlaps>) {
            of(node.set);
            of(node.list);
        } else if constexpr (std::is_same_v<Node, Quantified>) {
            of(*node.range);
            of(node.satisfies);
        } else if constexpr (std::is_same_v<Node, Aggregate>) {
            of(node.value);
            of(*node.range);
        } else if constexpr (std::is_same_v<Node, DaysCovered>) {
            of(node.from);
            of(node.to);
            of(*node.range);
            of(node.up_to);
        } else if constexpr (std::is_same_v<Node, Duration>) {
            of(node.amount);
        }
    }
    void body(const Body& body) {
        if (const auto* one = std::get_if<Expression>(&body.node)) {
            expression(*one);
        } else if (const auto* combination = std::get_if<Combination>(&body.node)) {
            for (const Member& member : combination->members) {
                if (const auto* labelled = std::get_if<std::unique_ptr<Clause>>(&member.node)) {
                    clause(**labelled);
                } else {
                    this->body(std::get<Body>(member.node));
                }
            }
        }
    }

    Visit visit_;
};

template <typename Visit>
void every_expression(const File& file, Visit visit) {
    Walk<Visit> walk(visit);
    for (const Declaration& declaration : file.declarations) {
        if (const auto* clause = std::get_if<ClauseDeclaration>(&declaration.node)) {
            walk.clause(clause->clause);
        } else if (const auto* decision = std::get_if<Decision>(&declaration.node)) {
            walk.parts(decision->parts);
            for (const Grant& grant : decision->grants) {
                walk.expression(grant.value);
            }
        } else if (const auto* define = std::get_if<Define>(&declaration.node)) {
            for (const auto& value : define->values) {
                if (const auto* plain = std::get_if<Define::Value>(&value)) {
                    walk.expression(plain->value);
                } else {
                    walk.expression(std::get<Define::By>(value).selector);
                    for (const Define::Branch& branch : std::get<Define::By>(value).branches) {
                        walk.expression(branch.value);
                    }
                }
            }
        }
    }
}

/// The tree of a text that is the value of a definition.
std::string tree_of(const std::string& text) {
    const Parsed result = parsed("part.rules", "define d : text\n  = " + text + "\n");
    if (result.file.declarations.empty()) {
        return result.rendered();
    }
    const auto& define = std::get<Define>(result.file.declarations.front().node);
    return dump(std::get<Define::Value>(define.values.front()).value);
}

}  // namespace

TEST_CASE("the text under a span, read alone, is the same expression") {
    std::size_t read_back = 0;
    auto paths = rules_below(tests_folder() / "ok");
    for (const char* folder : {"policies", "stdlib"}) {
        const auto more = rules_below(repository() / folder);
        paths.insert(paths.end(), more.begin(), more.end());
    }
    for (const auto& path : paths) {
        const Parsed result = parsed(path.filename().string(), read_file(path));
        every_expression(result.file, [&](const Expression& one) {
            const std::string text(result.sources.text(one.span));
            REQUIRE(one.span.file == 0);
            REQUIRE(text.find_first_not_of(" \n\t") == 0);
            REQUIRE(text.find_last_not_of(" \n\t") == text.size() - 1);
            CHECK_MESSAGE(tree_of(text) == dump(one), path.filename().string() << ": " << text);
            ++read_back;
        });
    }
    CHECK(read_back > 500);
}

TEST_CASE("spans of operators, keywords and chapeaux") {
    const Parsed result = parsed("a.rules",
                                 "clause c\n"
                                 "  from 2022-11-16:  met when at  least 2 of  # here\n"
                                 "    (x)  \"T\"  a  is  at least  b\n"
                                 "    y * 2 in z\n");
    REQUIRE(result.rendered() == "");
    const auto text = [&](Span span) { return std::string(result.sources.text(span)); };
    const Clause& clause = std::get<ClauseDeclaration>(result.file.declarations.front().node).clause;
    CHECK(text(clause.name.span) == "c");
    CHECK(text(clause.span).starts_with("clause c\n"));
    CHECK(text(clause.span).ends_with("in z"));
    const Condition& met = clause.parts.met.front();
    CHECK(text(met.keyword) == "from 2022-11-16:  met when");
    CHECK(text(met.period->span) == "from 2022-11-16:");
    const auto& combination = std::get<Combination>(met.body.node);
    CHECK(text(combination.chapeau) == "at  least 2 of");
    CHECK(text(combination.count->span) == "2");
    const Clause& member = *std::get<std::unique_ptr<Clause>>(combination.members[0].node);
    CHECK(text(member.name.span) == "x");
    CHECK(text(member.title->span) == "\"T\"");
    CHECK(text(member.parts.met.front().keyword) == "x");
    CHECK(text(member.span) == "(x)  \"T\"  a  is  at least  b");
    const auto& compare = std::get<Compare>(std::get<Expression>(member.parts.met.front().body.node).node);
    CHECK(text(compare.operator_span) == "is  at least");
    const auto& in = std::get<In>(std::get<Expression>(std::get<Body>(combination.members[1].node).node).node);
    CHECK(text(in.operator_span) == "in");
    CHECK(text(std::get<Binary>(in.member->node).operator_span) == "*");
}

TEST_CASE("reasons are split where their braces are, with places in the file") {
    const Parsed result =
        parsed("a.rules", "clause c\n  met when a\n  reason \"\\\"{a + 1}\\\" é \\{x\\} {b in {c, d}}{e}\\n\"\n");
    REQUIRE(result.rendered() == "");
    Diagnostics none;
    const auto pieces = parse_reason(result.sources, *reasons(result.file).front(), none);
    REQUIRE(pieces.size() == 6);
    CHECK(pieces[0].words == "\"");
    CHECK(dump(*pieces[1].value) == "(+ a 1)");
    CHECK(result.sources.text(pieces[1].value->span) == "a + 1");
    CHECK(pieces[2].words == "\" é {x} ");
    CHECK(result.sources.text(pieces[3].value->span) == "b in {c, d}");
    CHECK(result.sources.text(pieces[4].value->span) == "e");
    CHECK(pieces[5].words == "\n");
    CHECK(reasons(result.file).front()->value == "\"{a + 1}\" é \\{x\\} {b in {c, d}}{e}\n");
}

}  // namespace chapeau::grammar
