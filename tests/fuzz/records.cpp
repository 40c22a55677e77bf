// A record against a shipped policy, read and evaluated in both ways: by itself, and as a line of a caseload. Both
// refuse it for the same faults, or every clause comes out the same.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "interpreter/caseload/evaluation.hpp"
#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/record/read_columns.hpp"
#include "interpreter/trace/json_traces.hpp"

using namespace chapeau;

namespace {

[[noreturn]] void differ(const std::string& how) {
    std::fprintf(stderr, "by itself and in a block a record comes out differently: %s\n", how.c_str());
    std::abort();
}

/// Made once; only read after that, but for what is worked in.
struct Both {
    std::unique_ptr<model::Policy> policy = model::load(CHAPEAU_ROOT "/policies/cptpp");
    program::Program program = program::lower(policy->model);
    trace::JsonTraces traces{*policy, program};
    trace::JsonTraces::Room room;
    record::Reader reader{policy->model};
    record::Record record;
    evaluate::Results results{program};
    caseload::Evaluation block{program, false};
    record::ColumnReader columns{block.columns()};
};

std::string listed(const std::vector<record::RecordError>& errors) {
    std::string text;
    for (const record::RecordError& error : errors)
        text += error.path + ": found " + error.found + "; expected " + error.expected + '\n';
    return text;
}

void compare(Both& both) {
    both.block.evaluate();
    for (std::uint32_t i = 0; i < both.program.clauses.size(); ++i)
        if (both.block.truth({i}, 0) != both.results.truth(both.program.nodes[both.program.clauses[i].value]))
            differ(both.policy->model.clauses[i].name);
    if (both.traces.of(both.record, both.results, {}, both.room).empty())
        differ("no trace");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Both both;
    std::string line(reinterpret_cast<const char*>(data), size);
    std::replace(line.begin(), line.end(), '\n', ' ');
    if (line.find_first_not_of(" \t\r") == std::string::npos)
        return 0;  // a caseload has no record there
    const auto alone = both.reader.read(line, both.record);
    if (alone.empty())
        evaluate::evaluate(both.program, both.record, both.results);

    both.block.columns().clear();
    std::vector<record::ColumnReader::Fault> faults;
    const std::string padded = line + std::string(record::ColumnReader::padding, '}');
    both.columns.open(std::string_view(padded).substr(0, line.size()));
    if (both.columns.read(2, faults) != 1)
        differ("not one line");
    const std::string within = faults.empty() ? "" : listed(faults.front().errors);
    if (within != listed(alone))
        differ("alone\n" + listed(alone) + "in a block\n" + within);
    if (alone.empty())
        compare(both);
    return 0;
}
