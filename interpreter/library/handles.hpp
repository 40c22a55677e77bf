// What the handles of chapeau.h are, and how a call that cannot be done is told.
//
// Each call begins with nothing said. What is thrown in it ends in it: `guarded` stands around whatever may throw.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/caseload/evaluation.hpp"
#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/library/chapeau.h"
#include "interpreter/model/policy.hpp"
#include "interpreter/record/arrays.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/trace/json_traces.hpp"
#include "interpreter/trace/words.hpp"

struct chapeau_policy {
    explicit chapeau_policy(std::unique_ptr<chapeau::model::Policy> loaded);

    std::unique_ptr<chapeau::model::Policy> policy;
    chapeau::program::Program program;
    std::vector<chapeau::caseload::CitedPassage> passages;
    std::vector<chapeau::model::ClauseId> decisions;  // the principal one first
    chapeau::trace::JsonTraces traces;
};

struct chapeau_evaluator {
    explicit chapeau_evaluator(const chapeau_policy& of) : policy(of), reader(of.policy->model), results(of.program) {}

    const chapeau_policy& policy;
    const chapeau::trace::Words* words = &chapeau::trace::english;
    bool values = true;  // are quoted in errors
    chapeau::record::Reader reader;
    chapeau::record::Record record;
    chapeau::evaluate::Results results;
    bool evaluated = false;  // `results` are those of `record`
    chapeau::trace::JsonTraces::Room room;
    std::unique_ptr<chapeau::caseload::Evaluation> block;  // made when rows of columns are first evaluated
};

struct chapeau_columns {
    chapeau_columns(const chapeau_policy& of, std::size_t rows) : policy(of), arrays(of.policy->model, rows) {}

    const chapeau_policy& policy;
    chapeau::record::Arrays arrays;
};

namespace chapeau::library {

/// Of this thread's call; cut off where it is long.
void say(std::string_view why) noexcept;

/// CHAPEAU_BAD_CALL with what is wrong.
[[nodiscard]] int bad_call(std::string_view why) noexcept;

/// What the work gives; what it throws is said.
template <class Work>
int guarded(const Work& work) noexcept {
    say({});
    try {
        return work();
    } catch (const std::bad_alloc&) {
        say("there is no memory for this call");
    } catch (const std::exception& failed) {
        say(failed.what());
    }
    return CHAPEAU_NO_MEMORY;
}

/// The same of what is made: null where it is not.
template <class Made, class Work>
Made* made(const Work& work) noexcept {
    Made* result = nullptr;
    static_cast<void>(guarded([&] {
        result = work();
        return 0;
    }));
    return result;
}

/// Null where there is no memory.
[[nodiscard]] char* copy_of(std::string_view text) noexcept;

void clear(char** text) noexcept;

/// Gives the text away: `gives`, or CHAPEAU_NO_MEMORY.
[[nodiscard]] int give(char** to, std::string_view text, int gives) noexcept;

/// A wrong value; the row where it is of arrays.
struct Fault {
    const std::size_t* row = nullptr;
    chapeau::record::RecordError error;
};
/// As JSON text, in the evaluator's language, with or without values.
[[nodiscard]] std::string list_of(const chapeau_evaluator& evaluator, const std::vector<Fault>& faults);

/// Marks the record as evaluated: the principal decision's outcome.
[[nodiscard]] int evaluate_record(chapeau_evaluator& evaluator);

/// Nothing where there is no such language.
[[nodiscard]] const trace::Words* language_of(const char* name);

}  // namespace chapeau::library
