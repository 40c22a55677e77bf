#include "interpreter/casefile/entries.hpp"

#include <algorithm>

namespace chapeau::casefile {

DecisionEntry take_decision(Taking& taking, const Tree& tree, const std::string& path, const model::Model& model,
                            bool in_case_file) {
    std::vector<std::string> decisions;
    for (const model::Decision& decision : model.decisions)
        decisions.push_back(model.at(decision.clause).name);
    DecisionEntry entry;
    trace::OfficerDecision& officer = entry.officer;
    const auto in_file = [&](Taking::Take take) -> Taking::Take {
        return [&taking, in_case_file, take = std::move(take)](const Tree& of, const std::string& at) {
            in_case_file ? take(of, at) : taking.wrong(of, at, "nothing of that name");
        };
    };
    taking.object(
        tree, path,
        {{"of", taking.one_of(decisions, officer.of)},
         {"decision", taking.one_of({"approve", "refuse", "more_information"}, officer.decision), true},
         {"rationale", taking.text(officer.rationale)},
         {"name", taking.text(officer.name)},
         {"at", taking.moment(officer.at)},
         {"outdated", taking.yes_no(officer.outdated)},
         {"record_digest", in_file(taking.text(entry.record_digest))},
         {"outcome", in_file(taking.one_of({"approve", "refuse", "undetermined", "not_applicable"}, entry.outcome))}});
    return entry;
}

trace::FoundFact take_found(Taking& taking, const Tree& tree, const std::string& path, const Tree** value) {
    trace::FoundFact found;
    const Taking::Take take_value = [&](const Tree& of, const std::string& at) {
        value != nullptr ? void(*value = &of) : taking.wrong(of, at, "nothing of that name");
    };
    taking.object(tree, path,
                  {{"path", taking.text(found.path), true},
                   {"value", take_value, value != nullptr},
                   {"where", taking.text(found.where)},
                   {"at", taking.moment(found.at)},
                   {"by", taking.text(found.by)}});
    return found;
}

}  // namespace chapeau::casefile
