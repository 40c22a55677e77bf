// Calls of the C functions, one after the other, drawn from the bytes: with handles that are NULL or of another policy,
// arrays that are NULL, counts and offsets that are wrong, texts that are none. The caller keeps to what chapeau.h
// leaves to it and to nothing else: handles are not freed yet, policies outlive what is made of them, arrays are as
// long as is said. Whatever comes out is one of the header's numbers, and what is wrong has a reason.
#include <fuzzer/FuzzedDataProvider.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/chapeau.h"

namespace {

constexpr std::string_view rules = R"(policy trial
  title "trial"
  as of app.received_on
  dates round down
  decides ever

enum color
  red
  green
record stay
  paid    yes/no
  begins  date
  weight  number
  noc     noc
  tags    set of color
facts app
  id          text
  received_on date
  flag        yes/no
  size        number at least 0
  fee         money
  name        text
  color       color
  noc         noc
  colors      set of color
  nocs        set of noc
  stays       list of stay

clause named "Named"
  met when app.name is "Ann"
clause sized "Sized"
  met when app.size is at least 3
clause stayed "Stayed"
  met when some stay in app.stays where stay.paid

decision ever "ever"
  approve when all of
    named
    sized
    stayed
    app.colors includes red
  grants
    amount = app.fee
decision never "never"
  approve when app.flag
)";
constexpr std::array<const char*, 18> facts{
    "app.id",           "app.received_on",  "app.flag",      "app.size",       "app.fee",      "app.name",
    "app.color",        "app.noc",          "app.colors",    "app.nocs",       "app.stays",    "app.stays.paid",
    "app.stays.begins", "app.stays.weight", "app.stays.noc", "app.stays.tags", "app.nonsense", "\xff"};
constexpr std::array<const char*, 10> words{"red",        "green",    "Ann", "21301", "2024-02-29",
                                            "2023-02-29", "\xff\xfe", "",    nullptr, "0011"};
constexpr std::array<const char*, 9> records{
    "{}",
    R"({"app": {"id": "A", "name": "Ann", "size": 4, "colors": ["red"], "stays": [{"paid": true}]}})",
    R"({"app": {"flag": true, "fee": 12.5, "received_on": "2024-05-01"}})",
    R"({"app": {"size": -1, "noc": "x"}})",
    "[",
    "",
    "{\"app\": {\"name\": \"\xff\"}}",
    R"({"app": {"stays": [{"tags": ["red"], "weight": 1e9}, {"noc": "21301"}]}})",
    "{\"app\": {}}\n{\"app\": {\"size\": 2}}\n{"};
constexpr std::array<const char*, 6> formats{"text", "html", "note", "letter", "pdf", nullptr};
constexpr std::array<const char*, 4> languages{"en", "fr", "de", nullptr};

[[noreturn]] void fail(const char* why) {
    std::fprintf(stderr, "%s: %s\n", why, chapeau_error());
    std::abort();
}

chapeau_policy* load() {
    const chapeau_file file{"a.rules", rules.data(), rules.size()};
    char* problems = nullptr;
    chapeau_policy* policy = chapeau_policy_load_files(&file, 1, &problems);
    if (policy == nullptr)
        fail(problems);
    return policy;
}

/// A sequence of calls.
class Calls {
  public:
    Calls(FuzzedDataProvider& bytes, std::array<chapeau_policy*, 2> policies) : bytes_(bytes), policies_(policies) {}
    Calls(const Calls&) = delete;
    Calls& operator=(const Calls&) = delete;
    ~Calls() {
        for (chapeau_columns* columns : columns_)
            chapeau_columns_free(columns);
        for (const Evaluator& evaluator : evaluators_)
            chapeau_evaluator_free(evaluator.handle);
    }

    void run() {
        for (int calls = 0; calls < 64 && bytes_.remaining_bytes() > 0; ++calls)
            call();
    }

  private:
    struct Evaluator {
        chapeau_evaluator* handle = nullptr;
        chapeau_policy* policy = nullptr;
    };

    void call() {
        switch (bytes_.ConsumeIntegralInRange(0, 17)) {
            case 0:
                return make_evaluator();
            case 1:
                return make_columns();
            case 2:
                return free_one();
            case 3:
                return ask_policy();
            case 4:
                return load_badly();
            case 5:
                return set();
            case 6:
                return evaluate();
            case 7:
                return explain();
            case 8:
                return tell();
            case 9:
                return ask_last();
            case 10:
                return run_caseload();
            case 11:
                return give_yes_no();
            case 12:
                return give_numbers();
            case 13:
                return give_texts();
            case 14:
                return give_sets();
            case 15:
                return give_list();
            case 16:
                return evaluate_rows();
            default:
                return explain_row();
        }
    }

    // ------------------------------------------------------------ what is drawn

    bool often() { return bytes_.ConsumeIntegral<std::uint8_t>() > 24; }
    template <class Array>
    auto one_of(const Array& array) {
        return array[bytes_.ConsumeIntegralInRange<std::size_t>(0, array.size() - 1)];
    }
    chapeau_policy* policy() { return often() ? one_of(policies_) : nullptr; }
    Evaluator evaluator() { return often() && !evaluators_.empty() ? one_of(evaluators_) : Evaluator(); }
    chapeau_columns* columns() { return often() && !columns_.empty() ? one_of(columns_) : nullptr; }
    const char* fact() { return often() ? one_of(facts) : nullptr; }
    /// What a handle of columns should get mostly, and sometimes anything.
    std::size_t count() { return bytes_.ConsumeBool() ? 3 : bytes_.ConsumeIntegralInRange<std::size_t>(0, 5); }
    std::size_t any_size() { return often() ? count() : bytes_.ConsumeIntegral<std::size_t>(); }
    std::string text() {
        const char* known = often() ? one_of(records) : nullptr;
        return known != nullptr ? std::string(known) : bytes_.ConsumeRandomLengthString(200);
    }

    /// Kept to the end, since columns refer to it; as long as its count says and no longer, so that reading on is seen.
    template <class Value, class Draw>
    const Value* array(std::deque<std::vector<Value>>& kept, std::size_t size, const Draw& draw) {
        if (!often())
            return nullptr;
        std::vector<Value>& values = kept.emplace_back();
        values.reserve(size);
        for (std::size_t i = 0; i < size; ++i)
            values.push_back(draw());
        return values.data();
    }
    const std::uint8_t* known(std::size_t size) {
        return bytes_.ConsumeBool() ? array(known_, size, [&] { return bytes_.ConsumeIntegral<std::uint8_t>(); })
                                    : nullptr;
    }
    const std::size_t* offsets(std::size_t size) {
        std::size_t next = 0;
        return array(offsets_, size + 1, [&] { return often() ? next++ : bytes_.ConsumeIntegral<std::size_t>(); });
    }
    const char* const* texts(std::size_t size) {
        return array(texts_, size, [&] { return one_of(words); });
    }

    // ------------------------------------------------------------ what has to hold

    /// At least `least` where all is well, or one of the header's errors, with a reason; `text` and `errors` are taken.
    static void check(int result, int most, char* text = nullptr, char* errors = nullptr) {
        const bool is_error = result < 0;
        if (result < CHAPEAU_BAD_CALL || result > most || result == CHAPEAU_NO_MEMORY)
            fail("a result that there is not");
        if (is_error && result != CHAPEAU_BAD_RECORD && *chapeau_error() == '\0')
            fail("an error without a reason");
        if (result == CHAPEAU_BAD_CALL && (text != nullptr || errors != nullptr))
            fail("a text from a call that was refused");
        for (char* given : {text, errors})
            if (given != nullptr && std::strlen(given) == SIZE_MAX)
                fail("a text without an end");
        chapeau_free(text);
        chapeau_free(errors);
    }
    static void check_made(const void* made, bool could) {
        if ((made != nullptr) != could || (made == nullptr && *chapeau_error() == '\0'))
            fail("made what could not be, or did not what could");
    }

    // ------------------------------------------------------------ handles

    void make_evaluator() {
        chapeau_policy* of = policy();
        chapeau_evaluator* made = chapeau_evaluator_new(of);
        check_made(made, of != nullptr);
        if (made != nullptr)
            evaluators_.push_back({made, of});
    }
    void make_columns() {
        chapeau_policy* of = policy();
        chapeau_columns* made = chapeau_columns_new(of, any_size());
        check_made(made, of != nullptr);
        if (made != nullptr)
            columns_.push_back(made);
    }
    void free_one() {
        chapeau_columns_free(nullptr);
        chapeau_evaluator_free(nullptr);
        chapeau_policy_free(nullptr);
        chapeau_free(nullptr);
        if (bytes_.ConsumeBool() && !columns_.empty()) {
            chapeau_columns_free(columns_.back());
            columns_.pop_back();
        } else if (!evaluators_.empty()) {
            chapeau_evaluator_free(evaluators_.back().handle);
            evaluators_.pop_back();
        }
    }
    void ask_policy() {
        chapeau_policy* of = policy();
        const std::size_t index = any_size();
        const bool decides = index < chapeau_decision_count(of);
        if ((chapeau_decision(of, index) != nullptr) != decides)
            fail("a decision too many or too few");
        const bool cites = index < chapeau_passage_count(of);
        if ((chapeau_passage(of, index) != nullptr) != cites ||
            (chapeau_policy_digest(of) != nullptr) != (of != nullptr))
            fail("a passage too many or too few");
    }
    /// Only what is refused before it is loaded: that takes its time, and has a target of its own.
    void load_badly() {
        const std::array<chapeau_file, 4> files{
            {{nullptr, "", 0}, {"", "", 0}, {"\xff.rules", "", 0}, {"a.rules", nullptr, 1}}};
        char* problems = nullptr;
        const chapeau_file file = one_of(files);
        check_made(often() ? chapeau_policy_load_files(&file, 1, &problems) : chapeau_policy_load(nullptr, &problems),
                   false);
        check_made(chapeau_policy_load_files(nullptr, 3, nullptr), false);
        chapeau_free(problems);
    }

    // ------------------------------------------------------------ records

    void set() {
        const Evaluator on = evaluator();
        check(chapeau_set_language(on.handle, one_of(languages)), 0);
        check(chapeau_set_values(on.handle, bytes_.ConsumeBool() ? 1 : 0), 0);
    }
    void evaluate() {
        const Evaluator on = evaluator();
        const std::string json = text();
        const bool given = often();
        char* errors = nullptr;
        std::vector<std::int8_t> statuses(on.policy == nullptr ? 0 : chapeau_passage_count(on.policy));
        check(chapeau_evaluate(on.handle, given ? json.data() : nullptr, json.size(),
                               bytes_.ConsumeBool() ? statuses.data() : nullptr, often() ? &errors : nullptr),
              CHAPEAU_NOT_APPLICABLE, nullptr, errors);
    }
    void explain() {
        const std::string json = text();
        char* trace = nullptr;
        char* errors = nullptr;
        const int result = chapeau_explain(evaluator().handle, often() ? json.data() : nullptr, json.size(),
                                           often() ? &trace : nullptr, often() ? &errors : nullptr);
        check(result, CHAPEAU_NOT_APPLICABLE, trace, errors);
    }
    void tell() {
        const std::string json = text();
        char* told = nullptr;
        char* errors = nullptr;
        const int result = chapeau_tell(evaluator().handle, often() ? json.data() : nullptr, json.size(),
                                        one_of(formats), often() ? &told : nullptr, often() ? &errors : nullptr);
        check(result, CHAPEAU_NOT_APPLICABLE, told, errors);
    }
    void ask_last() {
        const Evaluator on = evaluator();
        std::array<std::int8_t, 2> outcomes{};
        check(chapeau_outcomes(on.handle, often() ? outcomes.data() : nullptr), 0);
        char* json = nullptr;
        const int result = chapeau_decided(on.handle, often() ? &json : nullptr);
        check(result, 0, json);
    }
    void run_caseload() {
        const std::string lines = text() + '\n' + text();
        char* out = nullptr;
        const unsigned with = bytes_.ConsumeIntegralInRange(0U, 80U);
        const int result = chapeau_caseload(policy(), often() ? lines.data() : nullptr, lines.size(), with,
                                            one_of(languages), often() ? 1 : 0, often() ? &out : nullptr);
        check(result, 200, out);
    }

    // ------------------------------------------------------------ arrays

    void give_yes_no() {
        const std::size_t size = count();
        check(
            chapeau_columns_yes_no(columns(), fact(),
                                   array(answers_, size, [&] { return bytes_.ConsumeIntegral<std::int8_t>(); }), size),
            0);
    }
    void give_numbers() {
        const std::size_t size = count();
        const std::int64_t unit = often() ? 100 : bytes_.ConsumeIntegral<std::int64_t>();
        check(chapeau_columns_numbers(columns(), fact(),
                                      array(numbers_, size, [&] { return bytes_.ConsumeIntegral<std::int64_t>(); }),
                                      size, unit, known(size)),
              0);
    }
    void give_texts() {
        const std::size_t size = count();
        check(chapeau_columns_texts(columns(), fact(), texts(size), size), 0);
    }
    void give_sets() {
        const std::size_t size = count();
        const std::size_t members = count();
        check(chapeau_columns_sets(columns(), fact(), texts(members), members, offsets(size), size, known(size)), 0);
    }
    void give_list() {
        const std::size_t size = count();
        check(chapeau_columns_list(columns(), fact(), offsets(size), size, known(size)), 0);
    }
    void evaluate_rows() {
        const Evaluator on = evaluator();
        const std::size_t row = any_size();
        const std::size_t rows = count();
        const bool all = bytes_.ConsumeBool();
        std::vector<std::int8_t> outcomes(rows * (all ? 2 : 1));
        std::vector<std::int8_t> statuses(on.policy == nullptr ? 0 : rows * chapeau_passage_count(on.policy));
        char* errors = nullptr;
        const int result = (all ? chapeau_decide_columns : chapeau_evaluate_columns)(
            on.handle, columns(), row, rows, often() ? outcomes.data() : nullptr,
            bytes_.ConsumeBool() ? statuses.data() : nullptr, often() ? &errors : nullptr);
        check(result, static_cast<int>(rows), nullptr, errors);
    }
    void explain_row() {
        char* trace = nullptr;
        char* errors = nullptr;
        const int result = chapeau_explain_row(evaluator().handle, columns(), any_size(), often() ? &trace : nullptr,
                                               often() ? &errors : nullptr);
        check(result, CHAPEAU_NOT_APPLICABLE, trace, errors);
    }

    FuzzedDataProvider& bytes_;
    std::array<chapeau_policy*, 2> policies_;
    std::vector<Evaluator> evaluators_;
    std::vector<chapeau_columns*> columns_;
    std::deque<std::vector<std::int8_t>> answers_;
    std::deque<std::vector<std::int64_t>> numbers_;
    std::deque<std::vector<std::uint8_t>> known_;
    std::deque<std::vector<std::size_t>> offsets_;
    std::deque<std::vector<const char*>> texts_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::array<chapeau_policy*, 2> policies{load(), load()};
    FuzzedDataProvider bytes(data, size);
    Calls(bytes, policies).run();
    return 0;
}
