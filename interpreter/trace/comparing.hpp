// Comparisons: both sides, the operator, and how far apart the sides are.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "interpreter/evaluate/marks.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/unchangeable.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// As many places as show the two sides apart.
[[nodiscard]] int places_of(const View& view, const model::Comparison& comparison);

/// The limit itself does not do: it is to be passed.
[[nodiscard]] constexpr bool is_strict(model::Relation relation) {
    return relation == model::Relation::more || relation == model::Relation::less;
}

/// How far the sides are apart. Nothing where there is no order between them, or it is not settled.
[[nodiscard]] std::optional<Distance> distance_of(const View& view, const model::Comparison& comparison);

/// Whether a comparison or membership is settled though a side is not known, and not because the sides lie apart: then
/// it is so whatever the missing facts are.
[[nodiscard]] bool settled_whatever(const View& view, ExpressionId condition);

/// `short by 1 day`, `over by $0.01`, `30 days to spare`, `exactly met`; of a limit that is to be passed `short by more
/// than 1 day`, `less than 30 days to spare`. Empty where there is no order between the sides or one is not known, and
/// of what is past such a limit by a distance that is known within bounds only.
[[nodiscard]] std::string margin_of(const View& view, const model::Comparison& comparison);
/// The same of a distance that is known already.
[[nodiscard]] std::string margin_of(const View& view, const model::Comparison& comparison, const Distance& apart);

/// What a distance is counted in: `days`, `dollars`, `levels`; empty of plain numbers.
[[nodiscard]] std::string_view unit_word(model::Kind kind);

struct Member {
    model::FactId list;
    std::uint32_t index = 0;
};

/// One comparison as a clause made it.
struct Compared {
    ExpressionId condition;  // that something compares, is in a list, includes or overlaps, or a yes/no
    Kleene holds = Kleene::unknown;
    std::optional<Member> member;    // that it was made for
    std::span<const Member> around;  // and those of the lists around, outermost first, of a quantifier within another
    // As in Comparison.
    bool plain = false;
    bool decides = false;
    bool guards = false;
    bool turned = false;
    bool idle = false;
    bool left_out = false;
    bool alternative = false;
};

/// Goes through one clause after the other; the view must outlive it.
class Comparisons {
  public:
    explicit Comparisons(View& view) : view_(view), gone_into_(view.model.defines.size() * ways) {}

    /// Calls `each` with the comparisons of all parts of a clause, in the order applies, met, deemed, except; where it
    /// fails because none of its members applies, with those that keep them from it before those of `met`; through
    /// definitions but not into other clauses; for a quantifier those of each member, while the results are those of
    /// that member.
    void go_through(model::ClauseId clause, const std::function<void(const Compared&)>& each);

  private:
    void part(ExpressionId id, Kleene decisive, bool turned);
    void go(ExpressionId id);
    void go(const model::Combination& node, ExpressionId id);
    void go(const model::DefineValue& node);
    void go(const model::Quantified& node, ExpressionId id);
    void go_to_members(const model::Combination& node, Kleene whole);
    template <class Body>
    void under_not(const Body& body);
    template <class Body>
    void idle_if(bool idle, const Body& body);
    void add(ExpressionId id, bool plain);

    /// In which a define can be wanted: three outcomes that decide, turned or not, idle or not.
    static constexpr std::size_t ways = 12;

    View& view_;
    const std::function<void(const Compared&)>* each_ = nullptr;
    std::size_t count_ = 0;
    Kleene decisive_ = Kleene::unknown;
    bool guards_ = false;
    bool turned_ = false;
    bool idle_ = false;
    bool left_out_ = false;
    bool alternative_ = false;
    std::optional<Member> member_;
    std::vector<Member> around_;  // that `member_` is gone through for, outermost first
    /// What a define compares is said once, however many ways lead to it; for each member once.
    evaluate::Marks gone_into_;
    std::set<std::tuple<std::size_t, std::uint32_t, std::uint32_t>> gone_into_for_;
};

/// What is compared, and the words between.
struct Parts {
    ExpressionId left;
    std::optional<ExpressionId> right;  // or a list
    std::optional<model::ListId> list;
    std::string_view relation;                 // `is at least`
    std::string_view denial;                   // `is less than`
    int places = 0;                            // of numbers
    const model::Comparison* order = nullptr;  // where there may be a margin
};
/// Nothing where it is no comparison, but a yes/no.
[[nodiscard]] std::optional<Parts> parts_of(const View& view, ExpressionId condition);
[[nodiscard]] Side side_of(const View& view, ExpressionId id, int places);
[[nodiscard]] Side side_of(const View& view, const model::List& list);
/// As what the relation takes.
[[nodiscard]] Side right_side(const View& view, const Parts& parts);

/// What is so, and what is not, where `in` or `overlaps` asks for one value alone: `is`, `is not`; `includes`.
[[nodiscard]] std::pair<std::string_view, std::string_view> relations_to_one(const View& view, ExpressionId condition);

/// In words, while the results are those of its member.
[[nodiscard]] Comparison in_words(const View& view, const Compared& compared);

}  // namespace chapeau::trace
