// Values that no record could give. What cannot be computed is undetermined whatever is learnt, so a policy that says
// one, a date moved by half a day or a division by 0, would ask an applicant for ever. Where the constants of the
// policy alone bring it about it is a mistake; where a record's value does, the trace says so (evaluate/missing.hpp).
//
// What moves a date or divides may be given a name, differ by period or be chosen by a fact. Each constant that it can
// come to is looked at, since some record comes to it.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "interpreter/model/checking.hpp"
#include "interpreter/model/constants.hpp"
#include "interpreter/values/calendar.hpp"

namespace chapeau::model {

namespace {

using values::Rational;

std::string days_text(const Rational& days) {
    bool exact = true;
    const std::string text = days.text(6, &exact);
    return fmt::format("{}{} day{}", exact ? "" : "about ", text, text == "1" ? "" : "s");
}

class Impossible {
  public:
    explicit Impossible(Checking& checking) : checking_(checking), model_(checking.model), constants_(model_) {}

    void look() {
        for (std::uint32_t i = 0; i < model_.expressions.size(); ++i)
            if (const auto* made = std::get_if<Calculation>(&model_.expressions[i].node))
                look({i}, *made);
    }

  private:
    void look(ExpressionId id, const Calculation& made) {
        switch (made.operation) {
            case Arithmetic::add_days:
            case Arithmetic::subtract_days:
                return for_each_constant(made.right, [&](ExpressionId leaf, const Constant::Version& version) {
                    if (!version.value.number.is_whole())
                        refuse_move(made.right, leaf, version);
                });
            case Arithmetic::divide:
                for_each_constant(made.right, [&](ExpressionId leaf, const Constant::Version& version) {
                    if (version.value.number.is_zero())
                        refuse_division(id, leaf, version);
                });
                [[fallthrough]];
            case Arithmetic::add:
            case Arithmetic::subtract:
            case Arithmetic::multiply:
                return look_at_size(id, made);
            case Arithmetic::days_between:
                return;
        }
    }

    /// Calls `each` with every constant that the value can come to, and the expression that it stands in.
    template <class Each>
    void for_each_constant(ExpressionId id, const Each& each) {
        std::set<DefineId> gone_into;
        for_each_constant(id, each, gone_into);
    }

    template <class Each>
    void for_each_constant(ExpressionId id, const Each& each, std::set<DefineId>& gone_into) {
        const auto& node = model_.at(id).node;
        if (const auto* define = std::get_if<DefineValue>(&node)) {
            if (gone_into.insert(define->define).second)
                for_each_constant(model_.at(define->define).value, each, gone_into);
        } else if (const auto* by = std::get_if<BySelector>(&node)) {
            for (const ExpressionId branch : by->branches)
                for_each_constant(branch, each, gone_into);
        } else if (const auto* periods = std::get_if<ByPeriod>(&node)) {
            for (const ByPeriod::Branch& branch : periods->branches)
                for_each_constant(branch.value, each, gone_into);
        } else if (const auto constant = constants_.of(id)) {
            for (const Constant::Version& version : constant->versions)
                each(id, version);
        }
    }

    void look_at_size(ExpressionId id, const Calculation& made) {
        const auto right = constants_.of(made.right);
        if (!right || !constants_.of(made.left) || constants_.of(id))
            return;
        const auto zero = [](const Constant::Version& version) { return version.value.number.is_zero(); };
        if (made.operation == Arithmetic::divide && std::ranges::any_of(right->versions, zero))
            return;
        const Span span = model_.at(id).span;
        refuse(id, id, {}, fmt::format("`{}` has more digits than are computed with", checking_.words(span)),
               "write numbers of fewer digits");
    }

    void refuse_move(ExpressionId days, ExpressionId leaf, const Constant::Version& version) {
        const auto below = version.value.number.floor();
        std::string help = "say a number of days that is whole";
        if (below && *below >= 0)
            help += fmt::format(", `{}` or `{}`", days_text(Rational(*below)), days_text(Rational(*below + 1)));
        refuse(days, leaf, version,
               fmt::format("a date cannot be moved by {}, a number of days that is not whole",
                           days_text(version.value.number)),
               help);
    }

    void refuse_division(ExpressionId division, ExpressionId leaf, const Constant::Version& version) {
        const Span span = model_.at(division).span;
        refuse(division, leaf, version,
               fmt::format("`{}` has no value: nothing can be divided by 0", checking_.words(span)),
               "divide by a number other than 0");
    }

    /// At `at`; the constant that does it is shown where it stands elsewhere.
    void refuse(ExpressionId at, ExpressionId leaf, const Constant::Version& version, std::string message,
                std::string help) {
        const Span span = model_.at(at).span;
        if (!refused_.insert({span.file, span.begin}).second)
            return;
        if (version.from)
            message += fmt::format(", from {} on", values::text_of(*version.from));
        grammar::Diagnostic& said = checking_.error(code::never_computable, span, std::move(message), std::move(help));
        const Span of_leaf = model_.at(leaf).span;
        if (of_leaf.file != span.file || of_leaf.begin < span.begin || of_leaf.end > span.end)
            said.related.push_back({of_leaf, "it comes from here"});
    }

    Checking& checking_;
    const Model& model_;
    Constants constants_;
    std::set<std::pair<std::uint32_t, std::size_t>> refused_;
};

}  // namespace

void check_impossible(Checking& checking) {
    if (!grammar::has_errors(checking.diagnostics) && !checking.declarations_lost)
        Impossible(checking).look();
}

}  // namespace chapeau::model
