// One overload a kind of node; a new kind does not compile until it says what it holds.
#include "interpreter/model/walk.hpp"

namespace chapeau::model {

namespace {

namespace ast = grammar::ast;

struct Walk {
    std::function<void(const ast::Path&)> use;
    std::function<void(const ast::Range&)> open;

    void go(const ast::Expression& expression) const { std::visit(*this, expression.node); }
    void go(const ast::ExpressionPtr& expression) const {
        if (expression != nullptr)
            go(*expression);
    }
    void go(const std::vector<ast::Expression>& members) const {
        for (const ast::Expression& member : members)
            go(member);
    }
    template <class... Operands>
    void all(const Operands&... operands) const {
        (go(operands), ...);
    }

    void operator()(const ast::YesNo&) const {}
    void operator()(const ast::Number&) const {}
    void operator()(const ast::Money&) const {}
    void operator()(const ast::Date&) const {}
    void operator()(const ast::TextValue&) const {}
    void operator()(const ast::NocCode&) const {}
    void operator()(const ast::Duration& node) const { go(node.amount); }
    void operator()(const ast::LengthOf&) const {}
    void operator()(const ast::Reference& node) const { use(node.path); }
    void operator()(const ast::Braces& node) const { go(node.members); }
    void operator()(const ast::Not& node) const { go(node.operand); }
    void operator()(const ast::Negative& node) const { go(node.operand); }
    void operator()(const ast::Binary& node) const { all(node.left, node.right); }
    void operator()(const ast::And& node) const { go(node.members); }
    void operator()(const ast::Or& node) const { go(node.members); }
    void operator()(const ast::Compare& node) const { all(node.left, node.right); }
    void operator()(const ast::In& node) const { all(node.member, node.list); }
    void operator()(const ast::Includes& node) const { all(node.set, node.member); }
    void operator()(const ast::Overlaps& node) const { all(node.set, node.list); }
    void operator()(const ast::IsStated& node) const { go(node.fact); }
    void operator()(const ast::IsApproved& node) const { go(node.decision); }
    void operator()(const ast::Quantified& node) const {
        open(*node.range);
        all(node.range->where, node.satisfies);
    }
    void operator()(const ast::Aggregate& node) const {
        open(*node.range);
        all(node.value, node.range->where);
    }
    void operator()(const ast::DaysCovered& node) const {
        open(*node.range);
        all(node.from, node.to, node.range->where, node.up_to);
    }
    void operator()(const ast::Extreme& node) const { go(node.members); }
    void operator()(const ast::DayBefore& node) const { go(node.day); }
    void operator()(const ast::ReadIn& node) const { go(node.code); }
};

}  // namespace

void for_each_reference(const ast::Expression& expression, const std::function<void(const ast::Path&)>& use) {
    Walk{use, [](const ast::Range&) {}}.go(expression);
}

void for_each_range(const grammar::ast::Expression& expression,
                    const std::function<void(const grammar::ast::Range&)>& use) {
    Walk{[](const ast::Path&) {}, use}.go(expression);
}

}  // namespace chapeau::model
