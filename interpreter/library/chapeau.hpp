// Chapeau from C++: chapeau.h with owners and exceptions. Header only, C++17.
#pragma once

#include <chapeau.h>

#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chapeau {

enum class Status : std::int8_t {
    pass = CHAPEAU_PASS,
    fail = CHAPEAU_FAIL,
    undetermined = CHAPEAU_UNDETERMINED,
    not_applicable = CHAPEAU_NOT_APPLICABLE,
};

/// The policy cannot be used; `what()` is its diagnostics.
struct BadPolicy : std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// The text is no record of the policy; `what()` is a JSON list of {"path", "found", "expected"}.
struct BadRecord : std::runtime_error {
    using std::runtime_error::runtime_error;
};

namespace detail {
struct Free {
    void operator()(char* text) const { chapeau_free(text); }
    void operator()(chapeau_policy* policy) const { chapeau_policy_free(policy); }
    void operator()(chapeau_evaluator* evaluator) const { chapeau_evaluator_free(evaluator); }
};
using Text = std::unique_ptr<char, Free>;

inline std::string string_of(const Text& text) {
    return text ? std::string(text.get()) : std::string();
}
}  // namespace detail

/// Loaded and checked once; may be used by many threads.
class Policy {
  public:
    /// A folder of .rules files, or one such file. Throws BadPolicy.
    explicit Policy(const std::string& path) {
        char* problems = nullptr;
        policy_.reset(chapeau_policy_load(path.c_str(), &problems));
        const detail::Text text(problems);
        if (!policy_)
            throw BadPolicy(detail::string_of(text));
    }

    /// The rule passages that clauses cite, in the order of `Evaluator::Result::statuses`.
    [[nodiscard]] std::vector<std::string> passages() const {
        std::vector<std::string> all(chapeau_passage_count(policy_.get()));
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = chapeau_passage(policy_.get(), i);
        return all;
    }

    [[nodiscard]] const chapeau_policy* get() const { return policy_.get(); }

  private:
    std::unique_ptr<chapeau_policy, detail::Free> policy_;
};

/// Evaluates records one after the other; one for each thread. The policy must outlive it.
class Evaluator {
  public:
    struct Result {
        Status outcome = Status::undetermined;
        std::vector<Status> statuses;  // by passage
    };

    explicit Evaluator(const Policy& policy)
        : evaluator_(chapeau_evaluator_new(policy.get())), statuses_(chapeau_passage_count(policy.get())) {
        if (!evaluator_)
            throw std::bad_alloc();
    }

    /// Throws BadRecord.
    [[nodiscard]] Result evaluate(std::string_view json) {
        char* errors = nullptr;
        const int outcome = chapeau_evaluate(evaluator_.get(), json.data(), json.size(), statuses_.data(), &errors);
        Result result{checked(outcome, detail::Text(errors)), {}};
        for (const std::int8_t status : statuses_)
            result.statuses.push_back(static_cast<Status>(status));
        return result;
    }

    /// The trace as JSON text. Throws BadRecord.
    [[nodiscard]] std::string explain(std::string_view json) {
        char* errors = nullptr;
        char* trace = nullptr;
        const int outcome = chapeau_explain(evaluator_.get(), json.data(), json.size(), &trace, &errors);
        const detail::Text text(trace);
        static_cast<void>(checked(outcome, detail::Text(errors)));
        return detail::string_of(text);
    }

  private:
    static Status checked(int outcome, const detail::Text& errors) {
        if (outcome == CHAPEAU_BAD_RECORD)
            throw BadRecord(detail::string_of(errors));
        if (outcome < 0)
            throw std::bad_alloc();
        return static_cast<Status>(outcome);
    }

    std::unique_ptr<chapeau_evaluator, detail::Free> evaluator_;
    std::vector<std::int8_t> statuses_;
};

}  // namespace chapeau
