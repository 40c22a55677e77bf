// Evaluates applicants that the program has as a struct of columns, on two threads, and prints each with its outcome
// and the status of the passage on nationality; then the trace of the first.
//   columns POLICY
#include <chapeau.hpp>
#include <iostream>
#include <thread>
#include <vector>

namespace {

struct Applicants {
    std::vector<const char*> id{"A", "B", "C", "D"};
    std::vector<const char*> received_on{"2024-05-01", "2024-05-01", nullptr, "2024-13-01"};
    std::vector<const char*> category{"professional", "technician", "professional", "technician"};
    std::vector<const char*> citizenship{"MEX", "CHE", "JPN", "MEX", "PER"};  // of all, one after the other
    std::vector<std::size_t> first_citizenship{0, 1, 3, 4, 5};
    std::vector<std::int64_t> pay_in_cents{4'025'50, 31'00, 0, 50'00};
    std::vector<std::uint8_t> pay_known{1, 1, 0, 1};
    std::vector<std::int8_t> regulated{0, 1, -1, 0};
    std::vector<const char*> sector{"mining", "mining", "engineering"};
    std::vector<const char*> from{"2018-01-01", "2021-01-01", "2019-02-28"};
    std::vector<std::size_t> first_job{0, 2, 2, 3, 3};
};

const char* word(chapeau::Status status) {
    constexpr const char* words[] = {"pass", "fail", "undetermined", "not_applicable"};
    return words[static_cast<int>(status)];
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2)
        return 2;
    const chapeau::Policy policy(arguments[1]);
    const Applicants applicants;
    chapeau::Columns columns(policy, applicants.id.size());
    columns.texts("application.id", applicants.id)
        .texts("application.received_on", applicants.received_on)
        .texts("application.category", applicants.category)
        .sets("applicant.citizenships", applicants.citizenship, applicants.first_citizenship)
        .numbers("offer.pay.amount", applicants.pay_in_cents, 100, &applicants.pay_known)
        .yes_no("offer.regulated", applicants.regulated)
        .list("applicant.work_experience", applicants.first_job)
        .texts("applicant.work_experience.sector", applicants.sector)
        .texts("applicant.work_experience.from", applicants.from);

    std::vector<chapeau::Evaluator::Rows> halves(2);
    std::vector<std::thread> threads;
    for (std::size_t half = 0; half < halves.size(); ++half)
        threads.emplace_back([&, half] { halves[half] = chapeau::Evaluator(policy).evaluate(columns, 2 * half, 2); });
    for (std::thread& thread : threads)
        thread.join();

    const std::size_t passages = policy.passages().size();
    for (std::size_t row = 0; row < columns.rows(); ++row) {
        const chapeau::Evaluator::Rows& half = halves[row / 2];
        const auto outcome = half.outcomes[row % 2];
        std::cout << applicants.id[row] << ' ' << (outcome ? word(*outcome) : "error") << ' '
                  << word(half.statuses[row % 2 * passages]) << '\n';
    }
    std::cout << halves[1].errors << '\n' << chapeau::Evaluator(policy).explain(columns, 0) << '\n';
}
