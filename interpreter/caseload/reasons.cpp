// A walk down the failed clauses, each gone through once however many refer to it.
#include "interpreter/caseload/reasons.hpp"

namespace chapeau::caseload {

bool Reasons::failed(const evaluate::Results& results, model::ClauseId clause) const {
    return evaluate::status_of(program_, clause, results) == evaluate::Status::fail;
}

void Reasons::count(const evaluate::Results& results, model::ClauseId decision, std::vector<std::uint64_t>& counts) {
    ++round_;
    open_.assign(1, decision);
    seen_[decision.index] = round_;
    while (!open_.empty()) {
        const model::ClauseId clause = open_.back();
        open_.pop_back();
        bool deepest = true;
        for (const model::ClauseId member : program_.model->at(clause).members) {
            if (!failed(results, member))
                continue;
            deepest = false;
            if (seen_[member.index] != round_)
                open_.push_back(member);
            seen_[member.index] = round_;
        }
        counts[clause.index] += deepest ? 1 : 0;
    }
}

}  // namespace chapeau::caseload
