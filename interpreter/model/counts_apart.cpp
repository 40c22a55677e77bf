// Two counts that go through one list and take other members, `count of a in abilities where a.level is at least 7` and
// one `where a.level is at least 5`, would have one name, `number of “abilities” that count`. Where both stand in one
// clause, definition or grant, each is told with its condition; where they count other days, with these.
#include "interpreter/model/counts_apart.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "interpreter/model/operands.hpp"

namespace chapeau::model {

namespace {

class Counts {
  public:
    explicit Counts(Checking& checking) : checking_(checking), model_(checking.model) {}

    void tell_apart() {
        for (const Clause& clause : model_.clauses) {
            find(clause.met);
            for (const auto& part : {clause.applies, clause.deemed, clause.except})
                find(part);
            find(clause.reason);
            tell_found();
        }
        for (const Define& define : model_.defines) {
            find(define.value);
            tell_found();
        }
        for (const Grant& grant : model_.grants) {
            find(grant.value);
            tell_found();
        }
    }

  private:
    void find(const std::optional<ExpressionId>& part) {
        if (part)
            find(*part);
    }
    void find(const Reason& reason) {
        for (const ReasonPiece& piece : reason)
            find(piece.value);
    }

    void find(ExpressionId id) {
        if (id.index >= model_.expressions.size())  // of what has a mistake
            return;
        const Expression& expression = model_.at(id);
        if (const auto* count = std::get_if<Aggregate>(&expression.node))
            found_[fmt::format("{} {} {}", count->list.index, static_cast<int>(count->aggregation),
                               count->value ? said(*count->value) : "")]
                .push_back(id);
        else if (const auto* days = std::get_if<DaysCovered>(&expression.node))
            found_[fmt::format("{} days", days->list.index)].push_back(id);
        for_each_operand(expression, [this](ExpressionId operand) { find(operand); });
    }

    void tell_found() {
        for (const auto& [name, counts] : found_)
            if (counts.size() > 1)
                tell(counts);
        found_.clear();
    }

    void tell(const std::vector<ExpressionId>& counts) {
        std::set<std::string> conditions;
        std::set<std::string> days;
        for (const ExpressionId id : counts) {
            const auto* covered = std::get_if<DaysCovered>(&model_.at(id).node);
            if (const auto where = covered != nullptr ? covered->where : std::get<Aggregate>(model_.at(id).node).where)
                conditions.insert(said(*where));
            if (covered != nullptr)
                days.insert(fmt::format("{} to {} up to {}", said(covered->from), said(covered->to),
                                        covered->up_to ? said(*covered->up_to) : ""));
        }
        for (const ExpressionId id : counts) {
            auto& node = model_.expressions[id.index].node;
            if (auto* covered = std::get_if<DaysCovered>(&node)) {
                covered->tells_where = covered->where && conditions.size() > 1;
                covered->tells_days = days.size() > 1;
            } else if (auto* count = std::get_if<Aggregate>(&node)) {
                count->tells_where = count->where && conditions.size() > 1;
            }
        }
    }

    /// As written, whatever the member of the list is called there.
    [[nodiscard]] std::string said(ExpressionId id) const {
        const Expression& expression = model_.at(id);
        if (const auto* field = std::get_if<ElementValue>(&expression.node))
            return fmt::format("{}.{}", field->depth, field->column.index);
        std::string out;
        std::size_t at = expression.span.begin;
        for_each_operand(expression, [&](ExpressionId operand) {
            const Span& span = model_.at(operand).span;
            if (span.begin >= at && span.end <= expression.span.end) {
                add_written(out, expression.span, at, span.begin);
                at = span.end;
            }
            out += said(operand);
        });
        add_written(out, expression.span, at, expression.span.end);
        return out;
    }

    void add_written(std::string& to, Span of, std::size_t begin, std::size_t end) const {
        of.begin = static_cast<decltype(of.begin)>(begin);
        of.end = static_cast<decltype(of.end)>(end);
        for (const char c : checking_.trees.sources.text(of))
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
                to += c;
    }

    Checking& checking_;
    Model& model_;
    std::map<std::string, std::vector<ExpressionId>> found_;  // by what they would be called
};

}  // namespace

void tell_counts_apart(Checking& checking) {
    Counts(checking).tell_apart();
}

}  // namespace chapeau::model
