// The text of a policy: whatever it is, it is checked, and what is found is told. Where it is fit, a record of which
// nothing is known comes out and is explained.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/trace/json_traces.hpp"

using namespace chapeau;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto policy = model::load({{"a.rules", text}}, nullptr);
    static_cast<void>(grammar::render_errors(policy->diagnostics, policy->trees.sources, false));
    if (!policy->fit() || policy->model.decisions.empty())
        return 0;
    const program::Program program = program::lower(policy->model);
    record::Reader reader(policy->model);
    record::Record record;
    if (!reader.read("{}", record).empty())
        std::abort();
    evaluate::Results results(program);
    evaluate::evaluate(program, record, results);
    const trace::JsonTraces traces(*policy, program);
    trace::JsonTraces::Room room;
    if (traces.of(record, results, {}, room).empty())
        std::abort();
    return 0;
}
