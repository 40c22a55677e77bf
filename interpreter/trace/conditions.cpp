// Sentences tell facts and relations that hold. Only the name of a count whose condition tells it from another says
// what is asked for, with the verbs that a conclusion has. A `not` goes into the relation where that has a contrary.
#include "interpreter/trace/conditions.hpp"

#include <tuple>

#include "interpreter/trace/comparing.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/overloaded.hpp"

namespace chapeau::trace {
namespace {

using model::Combining;

class InWords {
  public:
    InWords(const View& view, std::string& to) : view_(view), words_(view.speech.words), to_(to) {}

    /// `holds`: what it is to do. `within`: it stands in another condition.
    void tell(ExpressionId id, bool holds, bool within) {
        std::visit(Overloaded{
                       [&](const model::Not& node) { tell(node.operand, !holds, within); },
                       [&](const model::Combination& node) { tell(node, holds, within); },
                       [&](const model::Quantified& node) { tell(node, holds, within); },
                       [&](const model::IsStated& node) {
                           field(view_.title(node.fact), holds ? words_.stated : words_.left_blank);
                       },
                       [&](const auto&) { tell_plain(id, holds); },
                   },
                   view_.at(id).node);
    }

  private:
    void field(const std::string& what, std::string_view value) { add_filled(to_, words_.field, {what, value}); }

    void tell_plain(ExpressionId id, bool holds) {
        const auto parts = parts_of(view_, id);
        if (!parts)
            return field(view_.title(id), holds ? words_.yes : words_.no);
        auto [relation, denial] = std::pair(parts->relation, parts->denial);
        if (parts->list && names_one(view_.model.at(*parts->list)))
            std::tie(relation, denial) = relations_to_one(view_, id);
        add_filled(to_, words_.concluded, {view_.title(parts->left), holds ? relation : denial, object(*parts)});
    }

    [[nodiscard]] std::string object(const Parts& parts) const {
        if (parts.list)
            return side_of(view_, view_.model.at(*parts.list)).value;
        if (!view_.fixed(*parts.right))
            return filled(view_.at(*parts.right).type.kind == model::Kind::date ? words_.day_named : words_.value_named,
                          {view_.title(*parts.right)});
        std::string out;
        view_.add_object(out, *parts.right, usual_places);
        return out;
    }

    /// Of `and` and `or`: a condition in an expression has no others.
    void tell(const model::Combination& node, bool holds, bool within) {
        const std::string_view join = (node.combining == Combining::all) == holds ? words_.join_and : words_.join_or;
        to_ += within ? "(" : "";
        for (std::size_t i = 0; i < node.members.size(); ++i) {
            to_ += i == 0 ? std::string_view() : join;
            tell(node.members[i], holds, true);
        }
        to_ += within ? ")" : "";
    }

    void tell(const model::Quantified& node, bool holds, bool within) {
        const bool every = node.quantifier == model::Quantifier::every;
        if (!holds)
            to_.append(words_.operation(Operation::negate)).append(" ");
        to_ += within || !holds ? "(" : "";
        add_filled(to_, every ? words_.every_of : words_.some_of,
                   {escaped(view_.speech.title(view_.model.at(node.list)))});
        if (node.where)
            tell(*node.where, !(every && node.satisfies), true);
        if (node.where && node.satisfies)
            to_ += every ? words_.join_or : words_.join_and;
        if (node.satisfies)
            tell(*node.satisfies, true, true);
        to_ += within || !holds ? ")" : "";
    }

    const View& view_;
    const Words& words_;
    std::string& to_;
};

}  // namespace

std::string condition_in_words(const View& view, ExpressionId condition) {
    std::string out;
    InWords(view, out).tell(condition, true, false);
    return out;
}

}  // namespace chapeau::trace
