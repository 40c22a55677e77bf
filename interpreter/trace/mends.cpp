// Sets are tried in the evaluated program itself: each candidate clause's outcome is taken as given and the truths
// above it are worked out anew, so what is called a mend is one. Sets go by increasing size and supersets of a set that
// suffices are left out, so all that are found are minimal.
//
// Where there are many candidates, two facts cut the search. If mending all of them does not suffice, no set does; and
// a candidate without which all the others do not suffice is in every set. Both need that mending only ever helps,
// which holds where no clause is wanted both ways. Otherwise sets are tried one by one, at most some ten thousand.

#include "interpreter/trace/mends.hpp"

#include <algorithm>

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

/// Works in `results`.
Status status_with(const View& view, model::ClauseId decision, const std::vector<Mend>& mends,
                   evaluate::Results& results) {
    std::vector<evaluate::Forced> forced;
    for (const Mend mend : mends) {
        const Kleene k = evaluate::kleene(!mend.by_failing);
        forced.push_back({view.program.clauses[mend.clause.index].value, {Kleene::yes, k, k}});
    }
    evaluate::evaluate_forced(view.program, view.record, forced, results);
    return evaluate::status_of(view.program, decision, results);
}

class Search {
  public:
    Search(const View& view, model::ClauseId decision, const std::vector<Mend>& candidates)
        : view_(view), decision_(decision), candidates_(candidates), results_(view.results()) {}

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

    bool suffices(const Set& set) { return status_with(view_, decision_, mends(set), results_) == Status::pass; }

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
    evaluate::Results results_;
    Set required_;
    std::vector<Set> found_;
};

}  // namespace

Candidates candidates_of(const View& view, const Unchangeable& unchangeable, model::ClauseId decision) {
    Candidates out;
    for (const Blamed& blamed : blame(view, decision)) {
        const Mend mend{blamed.clause, blamed.by_failing};
        if (!blamed.own || is_lost(view, blamed))
            continue;
        if (unchangeable.settles(mend.clause, mend.by_failing))
            out.fixed.push_back(mend);
        else if (out.changeable.size() < most_candidates)
            out.changeable.push_back(mend);
    }
    return out;
}

std::vector<std::vector<Mend>> what_would_change(const View& view, model::ClauseId decision,
                                                 const std::vector<Mend>& candidates) {
    return Search(view, decision, candidates).run();
}

Status mended_status(const View& view, model::ClauseId decision, const std::vector<Mend>& mends) {
    evaluate::Results results = view.results();
    return status_with(view, decision, mends, results);
}

}  // namespace chapeau::trace
