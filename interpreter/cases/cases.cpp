// Each case is an ordinary record: the sample's text with the changes made to it goes through the same reader,
// evaluation and trace as any applicant's, so that a case can't pass on something that a record could not say.
#include "interpreter/cases/cases.hpp"

#include <fmt/format.h>

#include "interpreter/cases/judge.hpp"
#include "interpreter/cases/samples.hpp"
#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::cases {

namespace {

class Runner {
  public:
    Runner(const model::Policy& policy, const program::Program& program, const model::ReadBeside& read_beside)
        : policy_(policy),
          program_(program),
          samples_(policy.model, read_beside),
          reader_(policy.model),
          results_(program) {}

    void run(const grammar::ast::Case& written, const std::function<void(const Result&)>& each);

  private:
    void judge_all(Result& result) const;
    std::vector<Failure> refused(const grammar::ast::Case& written,
                                 const std::vector<record::RecordError>& errors) const;

    const model::Policy& policy_;
    const program::Program& program_;
    Samples samples_;
    record::Reader reader_;
    record::Record record_;
    evaluate::Results results_;
};

std::vector<Failure> Runner::refused(const grammar::ast::Case& written,
                                     const std::vector<record::RecordError>& errors) const {
    std::vector<Failure> failures;
    for (const record::RecordError& error : errors)
        failures.push_back({.span = written.title.span,
                            .subject = "",
                            .expected = fmt::format("{}: {}", error.path, error.expected),
                            .came = fmt::format("{}: {}", error.path, error.found)});
    return failures;
}

void Runner::judge_all(Result& result) const {
    for (const grammar::ast::Expectation& expectation : result.written.expectations)
        if (auto came = what_came_instead(expectation, *result.trace))
            result.failures.push_back({.span = expectation.span,
                                       .subject = expectation.subject.text(),
                                       .expected = trace::on_one_line(policy_.trees.sources.text(expectation.span)),
                                       .came = expectation.subject.text() + ' ' + *came});
}

void Runner::run(const grammar::ast::Case& written, const std::function<void(const Result&)>& each) {
    Result result{.written = written, .failures = {}};
    auto record = samples_.record_of(written);
    if (auto* failures = std::get_if<std::vector<Failure>>(&record)) {
        result.failures = std::move(*failures);
        return each(result);
    }
    const std::string& json = std::get<std::string>(record);
    if (const auto errors = reader_.read(json, record_); !errors.empty()) {
        result.failures = refused(written, errors);
        return each(result);
    }
    evaluate::evaluate(program_, record_, results_);
    const trace::Trace trace = trace::explain(policy_, program_, record_, results_, trace::Mending::leave);
    result.trace = &trace;
    judge_all(result);
    each(result);
}

}  // namespace

void run(const model::Policy& policy, const program::Program& program, const model::ReadBeside& read_beside,
         const std::function<bool(const std::string& title)>& wanted, const std::function<void(const Result&)>& each) {
    Runner runner(policy, program, read_beside);
    for (const grammar::ast::Case* written : policy.model.cases)
        if (wanted(written->title.value))
            runner.run(*written, each);
}

}  // namespace chapeau::cases
