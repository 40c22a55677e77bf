// Sets are tried in the evaluated program itself: each candidate clause's outcome is taken as given and the truths
// above it are worked out anew, so what is called a mend is one. Of a clause that other clauses keep from being met too
// the outcomes of its own conditions are: to take it as met as a whole would mend these others with it. Sets go by
// increasing size and supersets of a set that suffices are left out, so all that are found are minimal.
//
// Where there are many candidates, two facts cut the search. If mending all of them does not suffice, no set does; and
// a candidate without which all the others do not suffice is in every set. Both need that mending only ever helps,
// which holds where no clause is wanted both ways. Otherwise sets are tried one by one, at most some ten thousand.

#include "interpreter/trace/mends.hpp"

#include <algorithm>
#include <iterator>

#include "interpreter/trace/blame.hpp"
#include "interpreter/trace/supposing.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using evaluate::Status;
using Set = std::vector<std::size_t>;  // of candidates, ascending

constexpr std::size_t few_candidates = 12;

bool is_lost(const View& view, const Blamed& blamed) {
    return !blamed.by_failing && view.status(blamed.clause) == Status::undetermined &&
           view.truth(blamed.clause).satisfied == Kleene::no;
}

void force(const View& view, const Mend& mend, std::vector<evaluate::Forced>& to) {
    const auto add = [&](program::NodeIndex node, bool wished) {
        const Kleene k = evaluate::kleene(wished);
        to.push_back({node, {Kleene::yes, k, k}});
    };
    for (const Own& own : mend.conditions)
        add(view.program.expressions[own.condition.index], own.wished);
    if (mend.by_leaving)
        to.push_back({view.program.clauses[mend.clause.index].value, evaluate::guarded(Kleene::no, {})});
    else if (mend.conditions.empty())
        add(view.program.clauses[mend.clause.index].value, !mend.by_failing);
}

std::vector<evaluate::Forced> forced_by(const View& view, const std::vector<Mend>& mends) {
    std::vector<evaluate::Forced> forced;
    for (const Mend& mend : mends)
        force(view, mend, forced);
    return forced;
}

/// Works in `results`.
Status status_with(const View& view, model::ClauseId decision, const std::vector<Mend>& mends,
                   evaluate::Results& results) {
    const std::vector<evaluate::Forced> forced = forced_by(view, mends);
    evaluate::evaluate_forced(view.program, view.record, forced, results);
    const Status status = evaluate::status_of(view.program, decision, results);
    for (const evaluate::Forced& one : forced) {  // a condition is not worked out anew the next time
        const program::Node& node = view.program.nodes[one.node];
        results.truths[node.slot] = view.results().truth(node);
    }
    return status;
}

class Search {
  public:
    Search(const View& view, model::ClauseId decision, const std::vector<Mend>& candidates, Aim aim)
        : view_(view), decision_(decision), candidates_(candidates), aim_(aim), results_(view.results()) {}

    std::vector<std::vector<Mend>> run() {
        if (candidates_.size() > few_candidates && one_way() && !narrow())
            return {};
        for (std::size_t size = std::max<std::size_t>(required_.size(), 1); size <= most_mended; ++size)
            add(required_, 0, size - required_.size());
        return named();
    }

  private:
    [[nodiscard]] std::vector<Mend> mends(const Set& set) const {
        std::vector<Mend> out;
        for (const std::size_t i : set)
            out.push_back(candidates_[i]);
        return out;
    }

    bool suffices(const Set& set) {
        const Status status = status_with(view_, decision_, mends(set), results_);
        return status == Status::pass || (aim_ == Aim::open && status == Status::undetermined);
    }

    /// No clause is wanted both ways.
    [[nodiscard]] bool one_way() const {
        for (const Mend& mend : candidates_)
            if (std::count_if(candidates_.begin(), candidates_.end(),
                              [&](const Mend& other) { return other.clause == mend.clause; }) > 1)
                return false;
        return true;
    }

    /// Finds what every set must hold; false if there is no set.
    bool narrow() {
        Set all(candidates_.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = i;
        if (!suffices(all))
            return false;
        for (std::size_t i = 0; i < all.size(); ++i) {
            Set others = all;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            if (!suffices(others))
                required_.push_back(i);
        }
        return required_.size() <= most_mended;
    }

    /// Tries `set` with `more` candidates added from `first` on.
    void add(const Set& set, std::size_t first, std::size_t more) {
        if (more == 0)
            return try_out(set);
        for (std::size_t i = first; i < candidates_.size(); ++i) {
            if (std::find(set.begin(), set.end(), i) != set.end())
                continue;
            Set larger = set;
            larger.insert(std::upper_bound(larger.begin(), larger.end(), i), i);
            add(larger, i + 1, more - 1);
        }
    }

    void try_out(const Set& set) {
        const auto within = [&](const Set& found) {
            return std::includes(set.begin(), set.end(), found.begin(), found.end());
        };
        if (std::none_of(found_.begin(), found_.end(), within) && suffices(set))
            found_.push_back(set);
    }

    [[nodiscard]] std::vector<std::vector<Mend>> named() const {
        std::vector<std::vector<Mend>> out;
        for (const Set& set : found_)
            out.push_back(mends(set));
        return out;
    }

    const View& view_;
    model::ClauseId decision_;
    const std::vector<Mend>& candidates_;
    Aim aim_;
    evaluate::Results results_;
    Set required_;
    std::vector<Set> found_;
};

/// Its own conditions can be mended without the clause, being worked out by themselves.
bool has_own_part(const View& view, const Blamed& blamed) {
    return blamed.others && !blamed.conditions.empty() &&
           std::all_of(blamed.conditions.begin(), blamed.conditions.end(), [&](const Own& own) {
               const program::NodeIndex node = view.program.expressions[own.condition.index];
               return node != program::no_node && program::is_truth(view.program.nodes[node].op);
           });
}

/// Puts the conditions that somebody can change among the changeable candidates, and the others among the fixed.
void add_own_part(const Unchangeable& unchangeable, const Blamed& blamed, Candidates& out) {
    Mend changeable{blamed.clause, blamed.by_failing, {}};
    Mend fixed = changeable;
    for (const Own& own : blamed.conditions)
        (unchangeable.settles(own.condition, !own.wished) ? fixed : changeable).conditions.push_back(own);
    if (!changeable.conditions.empty() && out.changeable.size() < most_candidates)
        out.changeable.push_back(changeable);
    if (!fixed.conditions.empty())
        out.fixed.push_back(fixed);
}

}  // namespace

Candidates candidates_of(const View& view, const Unchangeable& unchangeable, const std::vector<Blamed>& way) {
    Candidates out;
    for (const Blamed& blamed : way) {
        const Mend mend{blamed.clause, blamed.by_failing, {}};
        if (!blamed.own || is_lost(view, blamed))
            continue;
        if (has_own_part(view, blamed)) {
            add_own_part(unchangeable, blamed, out);
            continue;
        }
        if (unchangeable.settles(mend.clause, mend.by_failing)) {
            out.fixed.push_back(mend);
        } else if (out.changeable.size() < most_candidates) {
            out.changeable.push_back(mend);
            out.changeable.back().by_leaving = !mend.by_failing && unchangeable.never_met(mend.clause);
        }
    }
    return out;
}

std::vector<std::vector<Mend>> what_would_change(const View& view, model::ClauseId decision,
                                                 const std::vector<Mend>& candidates, Aim aim) {
    return Search(view, decision, candidates, aim).run();
}

std::vector<Mend> settled_ones(const View& view, const std::vector<Mend>& candidates) {
    std::vector<Mend> out;
    std::ranges::copy_if(candidates, std::back_inserter(out), [&](const Mend& mend) {
        return view.status(mend.clause) == (mend.by_failing ? Status::pass : Status::fail);
    });
    return out;
}

Status mended_status(const View& view, model::ClauseId decision, const std::vector<Mend>& mends) {
    evaluate::Results results = view.results();
    return status_with(view, decision, mends, results);
}

Status mended_status(const View& view, model::ClauseId decision, const std::vector<Mend>& mends, Supposed& supposed) {
    evaluate::evaluate_forced(view.program, supposed.record, forced_by(view, mends), supposed.results);
    return evaluate::status_of(view.program, decision, supposed.results);
}

}  // namespace chapeau::trace
