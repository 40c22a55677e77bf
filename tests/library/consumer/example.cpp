// Evaluates every line of a caseload on several threads, and prints the outcomes in order.
//   example POLICY CASELOAD THREADS
#include <chapeau.hpp>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

const char* word(chapeau::Status outcome) {
    switch (outcome) {
        case chapeau::Status::pass:
            return "approve";
        case chapeau::Status::fail:
            return "refuse";
        case chapeau::Status::undetermined:
            return "undetermined";
        case chapeau::Status::not_applicable:
            break;
    }
    return "not_applicable";
}

std::string outcome_of(chapeau::Evaluator& evaluator, const std::string& line) {
    try {
        return word(evaluator.evaluate(line).outcome);
    } catch (const chapeau::BadRecord&) {
        return "error";
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4)
        return 2;
    try {
        const chapeau::Policy policy(arguments[1]);
        std::ifstream file(arguments[2]);
        std::vector<std::string> lines;
        for (std::string line; std::getline(file, line);)
            lines.push_back(line);

        const std::size_t jobs = std::stoul(arguments[3]);
        std::vector<std::string> outcomes(lines.size());
        std::vector<std::thread> threads;
        for (std::size_t job = 0; job < jobs; ++job)
            threads.emplace_back([&, job] {
                chapeau::Evaluator evaluator(policy);
                for (std::size_t i = job; i < lines.size(); i += jobs)
                    outcomes[i] = outcome_of(evaluator, lines[i]);
            });
        for (std::thread& thread : threads)
            thread.join();
        for (const std::string& outcome : outcomes)
            std::cout << outcome << '\n';
    } catch (const chapeau::BadPolicy& bad) {
        std::cerr << bad.what();
        return 2;
    }
}
