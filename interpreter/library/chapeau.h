/* Chapeau from C, and from whatever can call C.
 *
 * A policy is loaded and checked once and then only read: any number of threads may use it. An evaluator works on one
 * record at a time; give each thread its own. No function throws, prints, or keeps a pointer that it was given.
 *
 * Text is UTF-8. A `char*` that a function gives is the caller's, to be given back to `chapeau_free`; a `const char*`
 * belongs to the library and lives as long as what it was asked of. */
#ifndef CHAPEAU_H
#define CHAPEAU_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define CHAPEAU_EXPORT __attribute__((visibility("default")))
#else
#define CHAPEAU_EXPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Of a clause: passes, fails, cannot be determined, does not apply. Of a decision: approve, refuse, likewise. */
enum {
    CHAPEAU_PASS = 0,
    CHAPEAU_FAIL = 1,
    CHAPEAU_UNDETERMINED = 2,
    CHAPEAU_NOT_APPLICABLE = 3,
    CHAPEAU_BAD_RECORD = -1, /* the text is no record of this policy */
    CHAPEAU_NO_MEMORY = -2,
    CHAPEAU_NO_FACT = -3, /* the policy has no such fact of that kind */
    CHAPEAU_NO_ROW = -4
};

typedef struct chapeau_policy chapeau_policy;
typedef struct chapeau_evaluator chapeau_evaluator;

/* "0.1.0" */
CHAPEAU_EXPORT const char* chapeau_version(void);

CHAPEAU_EXPORT void chapeau_free(char* text);

/* Loads a folder of .rules files, or one such file. NULL where it has errors, decides nothing, or cannot be read; then,
 * where `problems` is not NULL, it gets the diagnostics as a person reads them. */
CHAPEAU_EXPORT chapeau_policy* chapeau_policy_load(const char* path, char** problems);
/* Its evaluators must be gone before. NULL is allowed. */
CHAPEAU_EXPORT void chapeau_policy_free(chapeau_policy* policy);

/* The rule passages of the source that clauses cite, in the outline's order: `chapeau_passage(policy, 0)` is
 * "T52/nationality". NULL beyond the last. */
CHAPEAU_EXPORT size_t chapeau_passage_count(const chapeau_policy* policy);
CHAPEAU_EXPORT const char* chapeau_passage(const chapeau_policy* policy, size_t index);

/* The decisions by name, the principal one first: `chapeau_decision(policy, 0)` is "t52". NULL beyond the last. */
CHAPEAU_EXPORT size_t chapeau_decision_count(const chapeau_policy* policy);
CHAPEAU_EXPORT const char* chapeau_decision(const chapeau_policy* policy, size_t index);

/* NULL where there is no memory. The policy must outlive it. */
CHAPEAU_EXPORT chapeau_evaluator* chapeau_evaluator_new(const chapeau_policy* policy);
CHAPEAU_EXPORT void chapeau_evaluator_free(chapeau_evaluator* evaluator);

/* The outcome of the policy's principal decision for one record, `length` bytes of JSON; or CHAPEAU_BAD_RECORD, and then
 * `errors`, where it is not NULL, gets a JSON list of {"path", "found", "expected"}. `statuses`, where it is not NULL,
 * has room for chapeau_passage_count() and gets the status of each passage. */
CHAPEAU_EXPORT int chapeau_evaluate(chapeau_evaluator* evaluator, const char* json, size_t length, int8_t* statuses,
                                    char** errors);

/* The outcomes of all decisions for the record that was evaluated or explained last, which must have been a good one;
 * `outcomes` has room for chapeau_decision_count(). What they grant, the trace says. */
CHAPEAU_EXPORT void chapeau_outcomes(const chapeau_evaluator* evaluator, int8_t* outcomes);

/* The same with the whole trace, JSON text, in `trace`, which must not be NULL. */
CHAPEAU_EXPORT int chapeau_explain(chapeau_evaluator* evaluator, const char* json, size_t length, char** trace,
                                   char** errors);

/* Records that a program has as arrays, one for each fact. The arrays are only referred to and must outlive the
 * columns. Once they are given, any number of threads may evaluate rows, each with its evaluator. */
typedef struct chapeau_columns chapeau_columns;

/* NULL where there is no memory. The policy must outlive it. A fact that is given no array is known in no row. */
CHAPEAU_EXPORT chapeau_columns* chapeau_columns_new(const chapeau_policy* policy, size_t rows);
CHAPEAU_EXPORT void chapeau_columns_free(chapeau_columns* columns);

/* Each gives the array of a fact, named by its path, "offer.pay.amount"; 0, or CHAPEAU_NO_FACT where the policy has no
 * such fact of that kind. `known` may be NULL, then all values are known; otherwise those are for which it is not 0.
 *
 * yes_no: 1 yes, 0 no, less than 0 not known.
 * numbers: numbers, amounts and days in units of 1 / per_unit, which divides a million: cents are 100 to the dollar.
 * texts: texts, dates, NOC codes and values of enums as JSON has them; NULL is not known.
 * sets: the members of row i are those from first[i] up to first[i + 1].
 * list: likewise; the arrays of its members' fields, "applicant.education.country", then have a value a member. */
CHAPEAU_EXPORT int chapeau_columns_yes_no(chapeau_columns* columns, const char* fact, const int8_t* values);
CHAPEAU_EXPORT int chapeau_columns_numbers(chapeau_columns* columns, const char* fact, const int64_t* values,
                                           int64_t per_unit, const uint8_t* known);
CHAPEAU_EXPORT int chapeau_columns_texts(chapeau_columns* columns, const char* fact, const char* const* values);
CHAPEAU_EXPORT int chapeau_columns_sets(chapeau_columns* columns, const char* fact, const char* const* members,
                                        const size_t* first, const uint8_t* known);
CHAPEAU_EXPORT int chapeau_columns_list(chapeau_columns* columns, const char* fact, const size_t* first,
                                        const uint8_t* known);

/* Evaluates `count` rows from `row` on. `outcomes` has room for them, `statuses`, where it is not NULL, for
 * chapeau_passage_count() times as many, those of one row together. A row with a wrong value has the outcome
 * CHAPEAU_BAD_RECORD. The number of such rows, and then `errors`, where it is not NULL, gets a JSON list of
 * {"row", "path", "found", "expected"}; or CHAPEAU_NO_ROW where the columns have not so many, or CHAPEAU_NO_MEMORY. */
CHAPEAU_EXPORT int chapeau_evaluate_columns(chapeau_evaluator* evaluator, const chapeau_columns* columns, size_t row,
                                            size_t count, int8_t* outcomes, int8_t* statuses, char** errors);

/* As chapeau_evaluate_columns, with the outcomes of all decisions: `outcomes` has room for chapeau_decision_count()
 * times `count`, those of one row together. */
CHAPEAU_EXPORT int chapeau_decide_columns(chapeau_evaluator* evaluator, const chapeau_columns* columns, size_t row,
                                          size_t count, int8_t* outcomes, int8_t* statuses, char** errors);

/* As chapeau_explain, of one row. The digest of its input is empty. */
CHAPEAU_EXPORT int chapeau_explain_row(chapeau_evaluator* evaluator, const chapeau_columns* columns, size_t row,
                                       char** trace, char** errors);

#ifdef __cplusplus
}
#endif

#endif
