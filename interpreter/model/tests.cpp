// Samples and cases: the policy's own tests, checked with the policy so that they can't test what is not there.
#include <algorithm>

#include "fmt/format.h"
#include "interpreter/model/cycles.hpp"
#include "interpreter/model/data.hpp"
#include "interpreter/model/margins.hpp"

namespace chapeau::model {

namespace {

class Tests {
  public:
    explicit Tests(Checking& checking) : checking_(checking) {}

    void check() {
        const auto& samples = checking_.declared.samples;
        used_.assign(samples.size(), false);
        for (std::uint32_t i = 0; i < samples.size(); ++i)
            take(*samples[i], i);
        for (std::uint32_t i = 0; i < samples.size(); ++i)
            check_sample(*samples[i], i);
        refuse_cycles();
        for (const ast::Case* each : checking_.declared.cases)
            check_case(*each);
        if (!checking_.declared.cases.empty() && !checking_.declarations_lost && !checking_.tests_lost)
            warn_of_unused();
    }

  private:
    // ---------------------------------------------------------------- samples

    void take(const ast::Sample& sample, std::uint32_t index) {
        const auto [first, added] = samples_.emplace(sample.name.text, index);
        if (!added)
            checking_.lose_samples();
        if (!added)
            checking_
                .error(code::sample_twice, sample.name.span,
                       fmt::format("the sample `{}` is declared twice", sample.name.text), "rename one of the two")
                .related.push_back({checking_.declared.samples[first->second]->name.span, "the first declaration"});
    }

    void check_sample(const ast::Sample& sample, std::uint32_t index) {
        if (sample.like)
            if (const auto like = find_sample(*sample.like)) {
                edges_.push_back({index, *like});
                likes_.push_back(sample.like->span);
            }
        if (sample.file && !(checking_.read_beside && checking_.read_beside(sample.file->value)))
            checking_.error(code::sample_unreadable, sample.file->span,
                            fmt::format("the record `{}` can't be read", sample.file->value),
                            "put the file beside the policy's files, or correct its name");
        check_changes(checking_, sample.changes);
    }

    std::optional<std::uint32_t> find_sample(const ast::Name& name) {
        if (const auto found = samples_.find(name.text); found != samples_.end()) {
            used_[found->second] = true;
            return found->second;
        }
        if (checking_.is_lost_sample(name.text))
            return std::nullopt;
        std::vector<std::string> names;
        for (const auto& [known, index] : samples_)
            names.push_back(known);
        const auto near = checking_.nearest(name.text, names);
        if (!checking_.say_unknown(name.text))
            return std::nullopt;
        if (near)
            used_[samples_.find(*near)->second] = true;
        checking_.error(code::unknown_sample, name.span, fmt::format("there is no sample `{}`", name.text),
                        suggestion(near, fmt::format("declare `sample {} from \"…\"`", name.text)));
        return std::nullopt;
    }

    void warn_of_unused() {
        const auto& samples = checking_.declared.samples;
        for (std::uint32_t i = 0; i < samples.size(); ++i)
            if (const ast::Sample& sample = *samples[i]; !used_[i] && samples_.find(sample.name.text)->second == i)
                checking_.warning(code::unused_sample, sample.name.span,
                                  fmt::format("no case takes the sample `{}`, and none is like it", sample.name.text),
                                  "give it to a case, or remove it");
    }

    void refuse_cycles() {
        const auto& samples = checking_.declared.samples;
        for (const std::vector<std::uint32_t>& cycle :
             find_cycles(static_cast<std::uint32_t>(samples.size()), edges_)) {
            std::string way = samples[edges_[cycle.front()].from]->name.text;
            for (const std::uint32_t edge : cycle)
                way += " -> " + samples[edges_[edge].to]->name.text;
            grammar::Diagnostic& said = checking_.error(code::sample_cycle, likes_[cycle.front()],
                                                        fmt::format("a sample is like itself: `{}`", way),
                                                        "let one of them begin with a file: `from \"samples/….json\"`");
            for (std::size_t i = 1; i < cycle.size(); ++i)
                said.related.push_back({likes_[cycle[i]], "then here"});
        }
    }

    // ---------------------------------------------------------------- cases

    void check_case(const ast::Case& each) {
        const auto [first, added] = cases_.emplace(each.title.value, each.title.span);
        if (!added)
            checking_
                .error(code::case_twice, each.title.span, "two cases have this title",
                       "say in one of the titles what is different")
                .related.push_back({first->second, "the first one"});
        for (const ast::Name& given : each.given)
            static_cast<void>(find_sample(given));
        check_changes(checking_, each.changes);
        if (each.expectations.empty())
            checking_.error(code::nothing_expected, each.title.span, "this case expects nothing, so it can't fail",
                            "add `expect`, and on deeper lines what is to come out, such as `permit is approved`");
        for (const ast::Expectation& expectation : each.expectations)
            check_expectation(expectation);
    }

    std::optional<Symbol> find_subject(const ast::Path& path) {
        const std::string text = path.text();
        const auto symbol = checking_.names.symbols.find(text);
        if (symbol != checking_.names.symbols.end() && symbol->second.sort != Sort::list &&
            symbol->second.sort != Sort::define)
            return symbol->second;
        if (checking_.leads_to_wrong(text) || !checking_.say_unknown(text))
            return std::nullopt;
        std::vector<std::string> known;
        for (const auto& [name, each] : checking_.names.symbols)
            if (each.sort != Sort::list && each.sort != Sort::define)
                known.push_back(name);
        checking_.error(
            code::unknown_subject, path.span, fmt::format("there is no clause, decision or grant `{}`", text),
            suggestion(checking_.nearest(text, known), "name a clause, a decision, or what a decision grants"));
        return std::nullopt;
    }

    void check_expectation(const ast::Expectation& expectation) {
        const auto subject = find_subject(expectation.subject);
        if (subject && suits(expectation, *subject) && expectation.value && !checking_.grant_wrong[subject->index])
            check_single(checking_, *expectation.value,
                         checking_.model.at(checking_.model.grants[subject->index].value).type,
                         expectation.subject.text());
        for (const ast::Path& clause : expectation.because)
            static_cast<void>(find_subject(clause));
        for (const ast::DataPath& path : expectation.needing)
            if (!is_grant(path.text()))
                static_cast<void>(find_place(checking_, path));
        if (expectation.by && !is_amount(*expectation.by))
            checking_.error(code::margin_no_amount, expectation.by->span,
                            fmt::format("`{}` is no amount to fail by", checking_.words(expectation.by->span)),
                            "write a number, an amount of money or days, as in `0.5`, `$0.01` or `1 day`");
        else if (expectation.by && subject && subject->sort == Sort::clause)
            check_margin(expectation, {subject->index});
    }

    /// What a decision does not grant is wanting too.
    [[nodiscard]] bool is_grant(const std::string& name) const {
        const auto symbol = checking_.names.symbols.find(name);
        return symbol != checking_.names.symbols.end() && symbol->second.sort == Sort::grant;
    }

    bool suits(const ast::Expectation& expectation, const Symbol& subject) {
        const ast::Expected expected = expectation.expected;
        const bool of_decision = expected == ast::Expected::approved || expected == ast::Expected::refused;
        const bool of_grant = expected == ast::Expected::value;
        const bool of_clause = expected == ast::Expected::passes || expected == ast::Expected::fails;
        const bool fits = (subject.sort == Sort::clause && !of_decision && !of_grant) ||
                          (subject.sort == Sort::decision && !of_clause && !of_grant) ||
                          (subject.sort == Sort::grant && (of_grant || expected == ast::Expected::undetermined));
        if (!fits)
            checking_.error(code::expectation_of_other_sort, expectation.span,
                            fmt::format("`{}` is a {}", expectation.subject.text(), sort_text(subject.sort)),
                            can_expect(subject.sort));
        return fits;
    }

    static std::string can_expect(Sort sort) {
        if (sort == Sort::clause)
            return "write `passes`, `fails`, `does not apply` or `is undetermined`";
        if (sort == Sort::decision)
            return "write `is approved`, `is refused`, `does not apply` or `is undetermined`";
        return "write `is` and a value, or `is undetermined`";
    }

    static Kind kind_of_amount(const ast::Expression& amount) {
        if (std::holds_alternative<ast::Number>(amount.node))
            return Kind::number;
        return std::holds_alternative<ast::Money>(amount.node) ? Kind::money : Kind::days;
    }

    static std::string digits_of_amount(const ast::Expression& amount) {
        if (const auto* number = std::get_if<ast::Number>(&amount.node))
            return number->digits;
        if (const auto* money = std::get_if<ast::Money>(&amount.node))
            return money->digits;
        return digits_of_amount(*std::get<ast::Duration>(amount.node).amount);
    }

    /// A number is never a margin in days: the expectation could not come true.
    void check_margin(const ast::Expectation& expectation, ClauseId clause) {
        const std::vector<Kind> kinds = margins_of(checking_.model, clause);
        const Kind written = kind_of_amount(*expectation.by);
        if (kinds.empty() || std::ranges::find(kinds, written) != kinds.end())
            return;
        const std::string digits = digits_of_amount(*expectation.by);
        const Kind due = kinds.front();
        checking_.error(code::margin_of_other_kind, expectation.by->span,
                        fmt::format("`{}` fails by {}, and `{}` is {}", expectation.subject.text(),
                                    type_text(checking_.model, plain_type(due)), checking_.words(expectation.by->span),
                                    type_text(checking_.model, plain_type(written))),
                        due == Kind::days    ? fmt::format("write `{} {}`", digits, digits == "1" ? "day" : "days")
                        : due == Kind::money ? fmt::format("write `${}`", digits)
                                             : fmt::format("write `{}`", digits));
    }
    static Type plain_type(Kind kind) { return {kind, Many::one, {}, {}}; }

    static bool is_amount(const ast::Expression& amount) {
        if (std::holds_alternative<ast::Number>(amount.node) || std::holds_alternative<ast::Money>(amount.node))
            return true;
        const auto* duration = std::get_if<ast::Duration>(&amount.node);
        return duration != nullptr && std::holds_alternative<ast::Number>(duration->amount->node) &&
               (duration->unit == ast::Unit::day || duration->days_each);
    }

    Checking& checking_;
    ByName<std::uint32_t> samples_;
    std::vector<bool> used_;  // by sample
    ByName<Span> cases_;
    std::vector<Edge> edges_;
    std::vector<Span> likes_;  // by edge
};

}  // namespace

void check_tests(Checking& checking) {
    const std::size_t before = checking.diagnostics.size();
    Tests(checking).check();
    for (std::size_t i = before; i < checking.diagnostics.size(); ++i)
        checking.diagnostics[i].of_tests = true;
}

}  // namespace chapeau::model
