// What is missing is found by going down: from an unsettled result to the unsettled results it was worked out from,
// until facts are reached. Each of A, S and N of a clause is gone down separately, by the formula that makes it, so
// that a guard that is settled does not drag in what stands behind it. A settled result is never gone into: learning
// cannot change it, so nothing behind it can change what hangs on it.
//
// Results of bodies are those of one member only, so the search works on a copy of the results and works out each body
// anew as it comes to a member. A list that is not given hides what its conditions read beside its members
// (`job.sector is offer.sector`): the search gives it one member of which nothing is known, and goes on from there.
//
// A member whose days others cover for certain adds nothing to a number of days, whatever comes of it, so it is not
// gone into.
#include "interpreter/evaluate/missing.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "interpreter/evaluate/covered.hpp"
#include "interpreter/evaluate/marks.hpp"
#include "interpreter/evaluate/nodes.hpp"
#include "interpreter/program/operands.hpp"

namespace chapeau::evaluate {

namespace {

using program::no_node;
using program::Op;

Kleene part_of(Truth truth, Part part) {
    switch (part) {
        case Part::applies:
            return truth.applies;
        case Part::satisfied:
            return truth.satisfied;
        default:
            return truth.unviolated;
    }
}

/// The record with a member of which nothing is known in each list that is not given; the list stays unknown. Nothing
/// where all lists are given.
std::optional<record::Record> with_unknown_members(const program::Program& program, const record::Record& record) {
    const auto given = [](const record::ListDatum& list) { return list.known; };
    if (std::all_of(record.lists.begin(), record.lists.end(), given))
        return std::nullopt;
    record::Record extended = record;
    for (std::size_t slot = 0; slot < extended.lists.size(); ++slot) {
        if (extended.lists[slot].known)
            continue;
        const std::size_t first = extended.cells.size();
        extended.lists[slot] = {.known = false, .count = 1, .first = static_cast<std::uint32_t>(first)};
        extended.cells.resize(first + program.model->columns[slot].size());
    }
    return extended;
}

}  // namespace

class MissingFacts::Search {
  public:
    using Cause = Uncomputable::Cause;

    Search(const program::Program& program, const record::Record& record, const Results& results)
        : program_(program),
          extended_(with_unknown_members(program, record)),
          record_(extended_ ? *extended_ : record),
          results_(results),
          run_{program, record_, results_},
          noted_(program.clauses.size()),
          entered_(program.nodes.size() * parts) {
        results_.member[0] = results_.member[1] = 0;  // wherever the results were left
    }
    Search(const Search&) = delete;
    Search& operator=(const Search&) = delete;
    ~Search() = default;

    /// Forgets what was found and gone through before.
    void begin(std::vector<model::ClauseId>* visited) {
        visited_ = visited;
        found.clear();
        noted_.clear();
        entered_.clear();
        entered_for_.clear();
        known_.clear();
        define_.reset();
        clause_.reset();
    }

    std::vector<Missing> found;

    /// A day outside the calendar settles much, and where something else can be asked for, that may be all that is
    /// wanting: only where nothing can be is it to blame.
    void blame_calendar_last() {
        if (std::none_of(found.begin(), found.end(), [](const Missing& each) { return each.can_be_asked_for(); }))
            return;
        for (Missing& each : found)
            std::erase_if(each.leaves, [](const Uncomputable& what) { return what.cause == Cause::outside_calendar; });
        std::erase_if(found, [](const Missing& each) {
            return each.why == Why::not_computable && !each.grant && each.leaves.empty();
        });
    }

    [[nodiscard]] Op op(NodeIndex index) const { return program_.nodes[index].op; }

    void of_status(NodeIndex index) {
        if (status(run_.truth(index)) != Status::undetermined)
            return;
        for (const Part part : {Part::applies, Part::unviolated, Part::satisfied})
            of_truth(index, part);
        // A value that nothing in the record makes unknown.
        if (found.empty())
            not_computable(Cause::outside_calendar, {index});
    }

    void of_value(NodeIndex index) {
        if (run_.value(index).known || !enter(index, 3))
            return;
        const Within within(*this, index);
        const Node& node = program_.nodes[index];
        switch (node.op) {
            case Op::fact:
            case Op::element:
                return add_fact(node, Why::not_given);
            case Op::read_in:
            case Op::level:
                return run_.value(node.a).known ? facts_below(node.a, Why::other_edition) : of_value(node.a);
            case Op::earliest_of:
            case Op::latest_of:
                return of_values(program_.members(node));
            case Op::value_by_period:
                of_value(node.a);
                return of_branches(node, branches_in_force(run_, node));
            case Op::value_by_selector:
                of_selector(node);
                return of_branches(node, branches_selected(run_, node));
            case Op::count:
            case Op::sum:
            case Op::earliest_over:
            case Op::latest_over:
            case Op::days_covered:
                return of_aggregate(node);
            case Op::granted:
                if (is_approved(node))
                    of_value(node.a);
                return;
            default:
                return of_operands(index, node);
        }
    }

  private:
    // ------------------------------------------------------------ values

    void of_values(std::span<const NodeIndex> nodes) {
        for (const NodeIndex node : nodes)
            of_value(node);
    }

    /// A result of two operands: they are wanting, or it cannot be computed from them.
    void of_operands(NodeIndex index, const Node& node) {
        const bool second = node.b != no_node && node.op != Op::step_months;
        const Value* const by = second && run_.value(node.b).known ? &run_.value(node.b) : nullptr;
        if (moves_date(node.op) && by != nullptr && !by->low.is_whole())
            return not_computable(Cause::days_not_whole, {node.b}, by->low);
        if (node.op == Op::divide && by != nullptr && by->low.is_zero())
            return not_computable(Cause::divided_by_zero, {node.b});
        if (run_.value(node.a).known && (!second || by != nullptr)) {
            const bool outside = run_.value(index).has_low || run_.value(index).has_high;
            return not_computable(outside ? Cause::outside_calendar : Cause::too_long, {index});
        }
        of_value(node.a);
        if (second)
            of_value(node.b);
    }

    static bool moves_date(Op op) { return op == Op::add_days || op == Op::subtract_days; }

    void of_branches(const Node& node, Branches branches) {
        const auto members = program_.members(node);
        for (std::uint32_t i = branches.first; i <= branches.last && i < members.size(); ++i)
            of_value(members[i]);
    }

    /// A selector that is wanting, or a code of no level, which chooses no branch.
    void of_selector(const Node& node) {
        if (run_.value(node.a).known && run_.value(node.a).code < 0)
            return not_computable(Cause::no_level, {node.a});
        of_value(node.a);
    }

    /// Whether the decision grants what the node reads; if not, what that hangs on is gone into.
    bool is_approved(const Node& node) {
        const Kleene approved = run_.truth(node.b).satisfied;
        if (approved == Kleene::no)
            add_grant({node.c});
        if (approved == Kleene::unknown)
            of_truth(node.b, Part::satisfied);
        return approved != Kleene::no;
    }

    void of_aggregate(const Node& node) {
        bool open = !record_.lists[node.a].known;
        const auto go_into = [&](NodeIndex value) {
            open = open || is_open(value);
            if (value != no_node)
                of_value(value);
        };
        const bool days = node.op == Op::days_covered;
        const Covered certain = days ? certain_days(node) : Covered();
        go_into(node.e);
        for_members(node, [&] {
            const Kleene in = node.b == no_node ? Kleene::yes : run_.truth(node.b).satisfied;
            open = open || in == Kleene::unknown;
            if (in == Kleene::no)
                return;
            if (days && adds_nothing(node, certain)) {
                open = open || is_open(node.c) || is_open(node.d);
                return;
            }
            if (in == Kleene::unknown)
                of_truth(node.b, Part::satisfied);
            go_into(node.c);
            go_into(node.d);
        });
        const bool sums = node.op == Op::sum || node.op == Op::count;
        if (!open)
            not_computable(sums ? Cause::too_long : Cause::nothing_to_choose, {index_of(node)});
    }

    [[nodiscard]] bool is_open(NodeIndex value) const { return value != no_node && !run_.value(value).known; }

    // ------------------------------------------------------------ days covered

    [[nodiscard]] const Value* up_to(const Node& node) const {
        return node.e == no_node ? nullptr : &run_.value(node.e);
    }

    /// Those that the members cover whatever else is learnt.
    Covered certain_days(const Node& node) {
        Covered certain;
        if (!record_.lists[node.a].known)
            return certain;
        for_members(node, [&] {
            if (node.b == no_node || run_.truth(node.b).satisfied == Kleene::yes)
                certain.add(certain_stretch(run_.value(node.c), run_.value(node.d), up_to(node)));
        });
        return certain;
    }

    /// Of the member that the results are at.
    [[nodiscard]] bool adds_nothing(const Node& node, const Covered& certain) const {
        const auto possible = possible_stretch(run_.value(node.c), run_.value(node.d), up_to(node));
        return possible && certain.covers(*possible);
    }

    // ------------------------------------------------------------ truths

    void of_truth(NodeIndex index, Part part) {
        if (part_of(run_.truth(index), part) != Kleene::unknown)
            return;
        if (!enter(index, static_cast<std::size_t>(part)))
            return;
        const Within within(*this, index);
        const Node& node = program_.nodes[index];
        switch (node.op) {
            case Op::all_of:
                return of_all(index, node, part, false);
            case Op::none_of:
                return of_all(index, node, part, true);
            case Op::any_of:
                return of_any(index, node, part);
            case Op::at_least:
                return of_at_least(index, node, part);
            case Op::negation:
                return of_truth(node.a, mirrored(part));
            case Op::guards:
                return of_members(node, Part::satisfied, false);
            case Op::applies:
                return of_guarded(node, part);
            case Op::closed:
                return of_closed(node, part);
            case Op::deemed:
                return of_deemed(node, part);
            case Op::except:
                return of_except(node, part);
            case Op::approved:
                return of_truth(node.a, Part::satisfied);
            case Op::truth_granted:
                if (is_approved(node))
                    of_truth(node.a, Part::satisfied);
                return;
            case Op::truth_by_period:
                of_value(node.a);
                return of_truth_branches(node, branches_in_force(run_, node), part);
            case Op::truth_by_selector:
                of_selector(node);
                return of_truth_branches(node, branches_selected(run_, node), part);
            default:
                return of_condition(node);
        }
    }

    void of_condition(const Node& node) {
        switch (node.op) {
            case Op::truth_fact:
            case Op::truth_element:
                return add_fact(node, program_.model->at(fact_of(node)).finding ? Why::finding : Why::not_given);
            case Op::compare_nocs:
                if (run_.value(node.a).known && run_.value(node.b).known) {
                    facts_below(node.a, Why::other_edition);
                    return facts_below(node.b, Why::other_edition);
                }
                [[fallthrough]];
            case Op::compare_quantities:
            case Op::compare_codes:
            case Op::compare_texts:
            case Op::includes:
                of_value(node.a);
                return of_value(node.b);
            case Op::in_codes:
            case Op::in_texts:
            case Op::overlap_codes:
            case Op::overlap_texts:
                return of_value(node.a);
            case Op::stated:
                return program::is_truth(program_.nodes[node.a].op) ? of_truth(node.a, Part::satisfied)
                                                                    : of_value(node.a);
            case Op::stated_list:
                return add(list_fact(node), 0, Why::not_given);
            case Op::some:
                return for_members(node, [&] { of_truth(node.b, Part::satisfied); });
            case Op::every:
                return for_members(node, [&] { of_each(node); });
            default:
                return;
        }
    }

    void of_each(const Node& node) {
        const Kleene in = node.b == no_node ? Kleene::yes : run_.truth(node.b).satisfied;
        if (either(negate(in), run_.truth(node.c).satisfied) != Kleene::unknown)
            return;
        if (node.b != no_node)
            of_truth(node.b, Part::satisfied);
        of_truth(node.c, Part::satisfied);
    }

    static Part mirrored(Part part) {
        return part == Part::satisfied ? Part::unviolated : part == Part::unviolated ? Part::satisfied : part;
    }

    void of_members(const Node& node, Part part, bool negating) {
        for (const NodeIndex member : program_.members(node))
            of_truth(member, negating ? mirrored(part) : part);
    }

    Gathered gathered(const Node& node, bool negating) const {
        Gathered all;
        for (const NodeIndex member : program_.members(node))
            all.add(negating ? negated(run_.truth(member)) : run_.truth(member));
        return all;
    }

    void of_all(NodeIndex, const Node& node, Part part, bool negating) {
        if (part != Part::satisfied)
            return of_members(node, part, negating);
        const Gathered all = gathered(node, negating);
        if (all.some_applies == Kleene::unknown)
            of_members(node, Part::applies, negating);
        if (all.all_unviolated == Kleene::unknown)
            of_members(node, Part::unviolated, negating);
        if (all.some_satisfied == Kleene::unknown)
            of_members(node, Part::satisfied, negating);
    }

    void of_any(NodeIndex, const Node& node, Part part) {
        if (part != Part::unviolated)
            return of_members(node, part, false);
        const Gathered all = gathered(node, false);
        if (all.some_applies == Kleene::unknown)
            of_members(node, Part::applies, false);
        if (all.some_satisfied == Kleene::unknown)
            of_members(node, Part::satisfied, false);
        if (all.all_unviolated == Kleene::unknown)
            of_members(node, Part::unviolated, false);
    }

    void of_at_least(NodeIndex, const Node& node, Part part) {
        if (part == Part::applies ||
            (part == Part::unviolated && gathered(node, false).some_applies == Kleene::unknown))
            of_members(node, Part::applies, false);
        if (part != Part::applies)
            of_members(node, Part::satisfied, false);
    }

    void of_guarded(const Node& node, Part part) {
        if (node.a != no_node)
            of_truth(node.a, Part::satisfied);
        of_truth(node.b, part);
    }

    void of_closed(const Node& node, Part part) {
        const Truth body = run_.truth(node.a);
        of_truth(node.a, Part::satisfied);
        if (part != Part::unviolated || both(body.applies, body.unviolated) != Kleene::unknown)
            return;
        of_truth(node.a, Part::applies);
        of_truth(node.a, Part::unviolated);
    }

    void of_deemed(const Node& node, Part part) {
        of_truth(node.a, part);
        const Kleene by_deeming = both(run_.truth(node.a).applies, run_.truth(node.b).satisfied);
        if (part == Part::satisfied && by_deeming == Kleene::unknown)
            of_truth(node.a, Part::applies);
        const bool counts = part == Part::unviolated || (part == Part::satisfied && by_deeming == Kleene::unknown);
        if (counts)
            of_truth(node.b, Part::satisfied);
    }

    void of_except(const Node& node, Part part) {
        const Truth body = run_.truth(node.a);
        const Kleene kept = both(body.unviolated, negate(run_.truth(node.b).satisfied));
        if (part == Part::unviolated)
            of_truth(node.a, Part::applies);
        if (part != Part::unviolated || kept == Kleene::unknown)
            of_truth(node.a, part);
        if (part == Part::satisfied || (part == Part::unviolated && kept == Kleene::unknown))
            of_truth(node.b, Part::satisfied);
    }

    void of_truth_branches(const Node& node, Branches branches, Part part) {
        const auto members = program_.members(node);
        for (std::uint32_t i = branches.first; i <= branches.last && i < members.size(); ++i)
            of_truth(members[i], part);
    }

    // ------------------------------------------------------------ facts

    /// Each member with its body worked out; a list that is not given is itself what is missing, and stands with one
    /// unknown member.
    template <class Each>
    void for_members(const Node& node, const Each& each) {
        const record::ListDatum& list = record_.lists[node.a];
        if (!list.known)
            add(list_fact(node), 0, Why::not_given);
        const std::uint32_t outer = results_.member[node.depth];  // a define's own list may be gone through within one
        for (std::uint32_t member = 0; member < list.count; ++member) {
            evaluate_member(program_, record_, node, member, results_);
            each();
        }
        results_.member[node.depth] = outer;
    }

    [[nodiscard]] model::FactId list_fact(const Node& node) const { return program_.model->lists_of_record[node.a]; }
    static bool is_element(const Node& node) { return node.op == Op::element || node.op == Op::truth_element; }

    static model::FactId fact_of(const Node& node) { return {is_element(node) ? node.b : node.c}; }

    /// A field of a member that stands for a list not given is no fact of the record; the list is asked for.
    void add_fact(const Node& node, Why why) {
        if (!is_element(node))
            add(fact_of(node), 0, why);
        else if (record_.lists[node.d].known)
            add(fact_of(node), results_.member[node.depth], why);
    }

    void add(model::FactId fact, std::uint32_t member, Why why) {
        const auto [at, added] = known_.emplace(std::tuple(fact, member, why), found.size());
        if (added)
            found.push_back({path_of(program_.model->at(fact), member), fact, why});
        if (why == Why::not_computable)
            add_once(found[at->second].leaves, *cause_);
        of_record_ = true;
    }

    static void add_once(std::vector<Uncomputable>& to, const Uncomputable& one) {
        if (std::find(to.begin(), to.end(), one) == to.end())
            to.push_back(one);
    }

    // ------------------------------------------------------------ what has no value

    /// What is gone down through meanwhile stands in this definition or clause.
    class Within {
      public:
        Within(Search& search, NodeIndex index) : search_(search), define_(search.define_), clause_(search.clause_) {
            if (const std::uint32_t clause = search.program_.clause_at[index]; clause != program::Program::none) {
                search.clause_ = model::ClauseId{clause};
                search.define_.reset();
            }
            if (const std::uint32_t define = search.program_.define_at[index]; define != program::Program::none)
                search.define_ = model::DefineId{define};
        }
        Within(const Within&) = delete;
        Within& operator=(const Within&) = delete;
        ~Within() {
            search_.define_ = define_;
            search_.clause_ = clause_;
        }

      private:
        Search& search_;
        std::optional<model::DefineId> define_;
        std::optional<model::ClauseId> clause_;
    };

    /// Adds the facts that `culprits` were worked out from; where there is none, it is the policy that does it.
    void not_computable(Cause cause, std::initializer_list<NodeIndex> culprits, values::Rational amount = {}) {
        const Uncomputable what{cause, amount, define_, define_ ? std::nullopt : clause_};
        cause_ = &what;
        of_record_ = false;
        below_.clear();
        for (const NodeIndex culprit : culprits)
            facts_below(culprit, Why::not_computable);
        cause_ = nullptr;
        if (!of_record_)
            add_by_policy(what);
    }

    void add_by_policy(const Uncomputable& what) {
        const std::string name = what.define   ? program_.model->at(*what.define).name
                                 : what.clause ? program_.model->at(*what.clause).name
                                               : std::string();
        const auto same = [&](const Missing& missing) { return missing.by_policy && missing.path == name; };
        auto at = std::find_if(found.begin(), found.end(), same);
        if (at == found.end())
            at = found.insert(found.end(), {name, {}, Why::not_computable, std::nullopt, {}, true});
        add_once(at->leaves, what);
    }

    [[nodiscard]] NodeIndex index_of(const Node& node) const {
        return static_cast<NodeIndex>(&node - program_.nodes.data());
    }

    // ------------------------------------------------------------ facts below a value

    void add_grant(model::GrantId id) {
        const model::Grant& grant = program_.model->at(id);
        const auto same = [&](const Missing& missing) { return missing.grant == id; };
        if (std::none_of(found.begin(), found.end(), same))
            found.push_back({program_.model->at(grant.decision).name + '.' + grant.name, {}, Why::not_computable, id});
    }

    [[nodiscard]] std::string path_of(const model::Fact& fact, std::uint32_t member) const {
        if (!fact.list)
            return fact.path;
        const std::string& list = program_.model->at(*fact.list).path;
        return list + "[" + std::to_string(member) + "]" + fact.path.substr(list.size());
    }

    /// Every fact that a known value was worked out from; of an edition, the codes among them. What was read of a
    /// list's members counts as the list.
    void facts_below(NodeIndex index, Why why, std::uint32_t inside = UINT32_MAX) {
        const Node& node = program_.nodes[index];
        if (node.op == Op::element && node.depth >= inside)
            return;
        if (why == Why::not_computable ? !below_.insert(index).second
                                       : !enter(index, 4 + static_cast<std::size_t>(why)))
            return;
        if (node.op == Op::fact || node.op == Op::element)
            return add_below(node, why);
        if (program::has_body(node.op)) {
            add(list_fact(node), 0, why);
            inside = std::min<std::uint32_t>(inside, node.depth);
        }
        if (node.op == Op::granted || node.op == Op::truth_granted)
            return facts_below(node.a, why, inside);
        for_each_operand(program_, node, [&](NodeIndex operand) { facts_below(operand, why, inside); });
    }

    void add_below(const Node& node, Why why) {
        if (why != Why::other_edition || program_.model->at(fact_of(node)).type.kind == model::Kind::noc)
            add_fact(node, why);
    }

    /// False if this was gone into before for the same members.
    bool enter(NodeIndex index, std::size_t part) {
        if (visited_ != nullptr)
            note_clause(index);
        const std::size_t at = index * parts + part;
        const auto [outer, inner] = results_.member;
        return outer == 0 && inner == 0 ? entered_.insert(at) : entered_for_.insert({at, outer, inner}).second;
    }

    void note_clause(NodeIndex index) {
        const std::uint32_t clause = program_.clause_at[index];
        if (clause != program::Program::none && noted_.insert(clause))
            visited_->push_back({clause});
    }

    /// What can be asked of a node: three parts of a truth, a value, and facts below it for each reason why.
    static constexpr std::size_t parts = 8;

    const program::Program& program_;
    const std::optional<record::Record> extended_;
    const record::Record& record_;
    Results results_;
    Run run_;
    std::vector<model::ClauseId>* visited_ = nullptr;
    std::optional<model::DefineId> define_;  // that is gone down through, as the next
    std::optional<model::ClauseId> clause_;
    const Uncomputable* cause_ = nullptr;  // while facts are gathered that bring it about, as the next two
    bool of_record_ = false;               // some fact was found
    std::set<NodeIndex> below_;            // the nodes gone through
    Marks noted_;
    Marks entered_;  // for the first members of the lists, or none
    std::set<std::tuple<std::size_t, std::uint32_t, std::uint32_t>> entered_for_;
    std::map<std::tuple<model::FactId, std::uint32_t, Why>, std::size_t> known_;  // where it stands in `found`
};

MissingFacts::MissingFacts(const program::Program& program, const record::Record& record, const Results& results)
    : search_(std::make_unique<Search>(program, record, results)) {}
MissingFacts::~MissingFacts() = default;
MissingFacts::MissingFacts(MissingFacts&&) noexcept = default;
MissingFacts& MissingFacts::operator=(MissingFacts&&) noexcept = default;

std::vector<Missing> MissingFacts::of_status(NodeIndex node, std::vector<model::ClauseId>* visited) {
    search_->begin(visited);
    search_->of_status(node);
    search_->blame_calendar_last();
    return std::move(search_->found);
}

std::vector<Missing> MissingFacts::of_value(NodeIndex node) {
    if (program::is_truth(search_->op(node)))
        return of_status(node);
    search_->begin(nullptr);
    search_->of_value(node);
    search_->blame_calendar_last();
    return std::move(search_->found);
}

}  // namespace chapeau::evaluate
