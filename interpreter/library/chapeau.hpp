// Chapeau from C++: chapeau.h with owners and exceptions. Header only, C++17.
#pragma once

#include <chapeau.h>

#include <memory>
#include <new>
#include <optional>
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

/// What chapeau.h takes for CHAPEAU_BAD_CALL; `what()` says which argument.
struct BadCall : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

namespace detail {
/// Throws for what is an error and no bad record.
inline int checked(int result) {
    if (result == CHAPEAU_BAD_CALL)
        throw BadCall(chapeau_error());
    if (result == CHAPEAU_NO_MEMORY)
        throw std::bad_alloc();
    return result;
}

struct Free {
    void operator()(char* text) const { chapeau_free(text); }
    void operator()(chapeau_policy* policy) const { chapeau_policy_free(policy); }
    void operator()(chapeau_evaluator* evaluator) const { chapeau_evaluator_free(evaluator); }
    void operator()(chapeau_columns* columns) const { chapeau_columns_free(columns); }
};
using Text = std::unique_ptr<char, Free>;

inline std::string string_of(const Text& text) {
    return text ? std::string(text.get()) : std::string();
}
}  // namespace detail

/// Names and texts, as files would stand in the policy's folder.
using Files = std::vector<std::pair<std::string, std::string>>;

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

    /// From memory. Throws BadPolicy, BadCall.
    explicit Policy(const Files& named) {
        std::vector<chapeau_file> files;
        for (const auto& [name, text] : named)
            files.push_back({name.c_str(), text.data(), text.size()});
        char* problems = nullptr;
        policy_.reset(chapeau_policy_load_files(files.data(), files.size(), &problems));
        const detail::Text text(problems);
        if (!policy_ && text)
            throw BadPolicy(detail::string_of(text));
        if (!policy_)
            throw BadCall(chapeau_error());
    }

    /// "sha256:…"
    [[nodiscard]] std::string digest() const { return chapeau_policy_digest(policy_.get()); }

    /// JSON Lines in, JSON Lines out; `with` is made of CHAPEAU_WITH_STATUSES and its like. Throws BadRecord where the
    /// text is no caseload, BadCall.
    [[nodiscard]] std::string caseload(std::string_view lines, unsigned with = 0, const char* language = "en",
                                       unsigned threads = 1) const {
        char* out = nullptr;
        const int bad = chapeau_caseload(policy_.get(), lines.data(), lines.size(), with, language, threads, &out);
        const detail::Text text(out);
        if (bad == CHAPEAU_BAD_RECORD)
            throw BadRecord(chapeau_error());
        static_cast<void>(detail::checked(bad));
        return detail::string_of(text);
    }

    /// The rule passages that clauses cite, in the order of `Evaluator::Result::statuses`.
    [[nodiscard]] std::vector<std::string> passages() const {
        std::vector<std::string> all(chapeau_passage_count(policy_.get()));
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = chapeau_passage(policy_.get(), i);
        return all;
    }

    /// By name, the principal one first, in the order of `Evaluator::Result::decisions`.
    [[nodiscard]] std::vector<std::string> decisions() const {
        std::vector<std::string> all(chapeau_decision_count(policy_.get()));
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = chapeau_decision(policy_.get(), i);
        return all;
    }

    [[nodiscard]] const chapeau_policy* get() const { return policy_.get(); }

  private:
    std::unique_ptr<chapeau_policy, detail::Free> policy_;
};

/// The policy has no such fact of that kind; `what()` is the path that was given.
struct NoFact : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

/// Records that a program has as arrays: a struct of columns. The arrays are only referred to: they must outlive this
/// and keep their place. A fact that is given no array is known in no row. Paths are those of chapeau.h; each throws
/// NoFact, and BadCall where it has not as many values as there are rows.
class Columns {
  public:
    Columns(const Policy& policy, std::size_t rows) : columns_(chapeau_columns_new(policy.get(), rows)), rows_(rows) {
        if (!columns_)
            throw std::bad_alloc();
    }

    [[nodiscard]] std::size_t rows() const { return rows_; }

    /// 1 yes, 0 no, less than 0 not known.
    Columns& yes_no(const std::string& fact, const std::vector<std::int8_t>& values) {
        return checked(fact, chapeau_columns_yes_no(columns_.get(), fact.c_str(), values.data(), values.size()));
    }
    /// In units of 1 / per_unit. Null: all are known.
    Columns& numbers(const std::string& fact, const std::vector<std::int64_t>& values, std::int64_t per_unit = 1,
                     const std::vector<std::uint8_t>* known = nullptr) {
        return checked(fact, chapeau_columns_numbers(columns_.get(), fact.c_str(), values.data(), values.size(),
                                                     per_unit, data(known, values.size())));
    }
    /// Texts, dates, NOC codes, values of enums; null is not known.
    Columns& texts(const std::string& fact, const std::vector<const char*>& values) {
        return checked(fact, chapeau_columns_texts(columns_.get(), fact.c_str(), values.data(), values.size()));
    }
    /// The members of row i are those from first[i] up to first[i + 1]; the last of `first` is only an end.
    Columns& sets(const std::string& fact, const std::vector<const char*>& members,
                  const std::vector<std::size_t>& first, const std::vector<std::uint8_t>* known = nullptr) {
        const std::size_t count = values_of(first);
        return checked(fact, chapeau_columns_sets(columns_.get(), fact.c_str(), members.data(), members.size(),
                                                  first.data(), count, data(known, count)));
    }
    Columns& list(const std::string& fact, const std::vector<std::size_t>& first,
                  const std::vector<std::uint8_t>* known = nullptr) {
        const std::size_t count = values_of(first);
        return checked(fact,
                       chapeau_columns_list(columns_.get(), fact.c_str(), first.data(), count, data(known, count)));
    }

    [[nodiscard]] const chapeau_columns* get() const { return columns_.get(); }

  private:
    static std::size_t values_of(const std::vector<std::size_t>& first) { return first.empty() ? 0 : first.size() - 1; }
    static const std::uint8_t* data(const std::vector<std::uint8_t>* known, std::size_t count) {
        if (known != nullptr && known->size() < count)
            throw BadCall("there are fewer in `known` than values");
        return known == nullptr ? nullptr : known->data();
    }
    Columns& checked(const std::string& fact, int result) {
        if (detail::checked(result) != 0)
            throw NoFact(fact);
        return *this;
    }

    std::unique_ptr<chapeau_columns, detail::Free> columns_;
    std::size_t rows_;
};

/// Evaluates records one after the other; one for each thread. The policy must outlive it.
class Evaluator {
  public:
    struct Result {
        Status outcome = Status::undetermined;
        std::vector<Status> statuses;   // by passage
        std::vector<Status> decisions;  // by decision, the principal one first
    };

    explicit Evaluator(const Policy& policy)
        : evaluator_(chapeau_evaluator_new(policy.get())),
          statuses_(chapeau_passage_count(policy.get())),
          decisions_(chapeau_decision_count(policy.get())) {
        if (!evaluator_)
            throw std::bad_alloc();
    }

    /// Throws BadRecord.
    [[nodiscard]] Result evaluate(std::string_view json) {
        char* errors = nullptr;
        const int outcome = chapeau_evaluate(evaluator_.get(), json.data(), json.size(), statuses_.data(), &errors);
        Result result{checked(outcome, detail::Text(errors)), {}, {}};
        for (const std::int8_t status : statuses_)
            result.statuses.push_back(static_cast<Status>(status));
        chapeau_outcomes(evaluator_.get(), decisions_.data());
        for (const std::int8_t decided : decisions_)
            result.decisions.push_back(static_cast<Status>(decided));
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

    /// All that was decided for the record of the last call, JSON text as chapeau_decided has it. Throws BadCall.
    [[nodiscard]] std::string decided() {
        char* json = nullptr;
        const int result = chapeau_decided(evaluator_.get(), &json);
        const detail::Text text(json);
        static_cast<void>(detail::checked(result));
        return detail::string_of(text);
    }

    /// The record for people: "text", "html", "note" or "letter". Throws BadRecord, BadCall.
    [[nodiscard]] std::string tell(std::string_view json, const char* format) {
        char* errors = nullptr;
        char* told = nullptr;
        const int outcome = chapeau_tell(evaluator_.get(), json.data(), json.size(), format, &told, &errors);
        const detail::Text text(told);
        static_cast<void>(checked(outcome, detail::Text(errors)));
        return detail::string_of(text);
    }

    /// "en" or "fr", of errors and texts for people. Throws BadCall.
    void set_language(const char* language) {
        static_cast<void>(detail::checked(chapeau_set_language(evaluator_.get(), language)));
    }
    /// Whether errors quote values.
    void set_values(bool quoted) { chapeau_set_values(evaluator_.get(), quoted ? 1 : 0); }

    struct Rows {
        /// Of each row the outcome; nothing where a value was wrong.
        std::vector<std::optional<Status>> outcomes;
        /// Of the first row the status of each passage, then of the next.
        std::vector<Status> statuses;
        /// A JSON list of {"row", "path", "found", "expected"}; empty where all is well.
        std::string errors;
    };

    /// `count` rows from `row` on. Throws std::out_of_range where there are not so many.
    [[nodiscard]] Rows evaluate(const Columns& columns, std::size_t row, std::size_t count) {
        if (row > columns.rows() || count > columns.rows() - row)
            throw std::out_of_range("chapeau: rows");
        std::vector<std::int8_t> outcomes(count);
        std::vector<std::int8_t> statuses(count * statuses_.size());
        char* errors = nullptr;
        const int wrong = chapeau_evaluate_columns(evaluator_.get(), columns.get(), row, count, outcomes.data(),
                                                   statuses.data(), &errors);
        Rows rows{{}, {}, detail::string_of(detail::Text(errors))};
        static_cast<void>(detail::checked(wrong));
        for (const std::int8_t outcome : outcomes)
            rows.outcomes.push_back(outcome < 0 ? std::nullopt : std::optional(static_cast<Status>(outcome)));
        for (const std::int8_t status : statuses)
            rows.statuses.push_back(static_cast<Status>(status));
        return rows;
    }

    /// The trace of one row as JSON text. Throws BadRecord, std::out_of_range.
    [[nodiscard]] std::string explain(const Columns& columns, std::size_t row) {
        if (row >= columns.rows())
            throw std::out_of_range("chapeau: rows");
        char* errors = nullptr;
        char* trace = nullptr;
        const int outcome = chapeau_explain_row(evaluator_.get(), columns.get(), row, &trace, &errors);
        const detail::Text text(trace);
        static_cast<void>(checked(outcome, detail::Text(errors)));
        return detail::string_of(text);
    }

  private:
    static Status checked(int outcome, const detail::Text& errors) {
        if (outcome == CHAPEAU_BAD_RECORD)
            throw BadRecord(detail::string_of(errors));
        return static_cast<Status>(detail::checked(outcome));
    }

    std::unique_ptr<chapeau_evaluator, detail::Free> evaluator_;
    std::vector<std::int8_t> statuses_;
    std::vector<std::int8_t> decisions_;
};

}  // namespace chapeau
