/* Chapeau from C, and from whatever can call C.
 *
 * A policy is loaded and checked once and then only read: any number of threads may use it. An evaluator works on one
 * record at a time; give each thread its own. No function throws or prints; of what it is given only columns keep
 * pointers.
 *
 * What a call must not be given (NULL for a handle, a text or an array that is wanted, a count that does not fit) is
 * CHAPEAU_BAD_CALL, or NULL where a pointer is given back, and changes nothing; `chapeau_error` says why. What the caller
 * alone can see to: a handle is one that was made here and is not freed yet, an array has as many values as its count
 * says, a text ends with a 0 where no length is given.
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

/* Of this header. Until 1.0 the library's name carries the minor version, libchapeau.so.0.1, since the next one may change
 * what is here; within a minor version it only grows. */
#define CHAPEAU_VERSION_MAJOR 0
#define CHAPEAU_VERSION_MINOR 1
#define CHAPEAU_VERSION_PATCH 0
#define CHAPEAU_VERSION_NUMBER (CHAPEAU_VERSION_MAJOR * 10000 + CHAPEAU_VERSION_MINOR * 100 + CHAPEAU_VERSION_PATCH)

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
    CHAPEAU_NO_ROW = -4,
    CHAPEAU_BAD_CALL = -5 /* `chapeau_error` says which argument */
};

typedef struct chapeau_policy chapeau_policy;
typedef struct chapeau_evaluator chapeau_evaluator;

/* Of the library that was loaded: "0.1.0", and as CHAPEAU_VERSION_NUMBER has it. */
CHAPEAU_EXPORT const char* chapeau_version(void);
CHAPEAU_EXPORT int chapeau_version_number(void);

/* Why this thread's last call gave an error or NULL: one sentence, with what to do. Empty where it did not, or where it
 * gave a list of errors instead. Good until this thread's next call. */
CHAPEAU_EXPORT const char* chapeau_error(void);

CHAPEAU_EXPORT void chapeau_free(char* text);

/* Loads a folder of .rules files, or one such file. NULL where it has errors, decides nothing, or cannot be read; then,
 * where `problems` is not NULL, it gets the diagnostics as a person reads them. */
CHAPEAU_EXPORT chapeau_policy* chapeau_policy_load(const char* path, char** problems);

/* The same from memory: the files as they would stand in the folder, "countries/japan.rules", in any order, with what the
 * policy names beside them. Names are UTF-8 and differ. The digest is that of such a folder. */
typedef struct chapeau_file {
    const char* name;
    const char* text; /* `length` bytes */
    size_t length;
} chapeau_file;
CHAPEAU_EXPORT chapeau_policy* chapeau_policy_load_files(const chapeau_file* files, size_t count, char** problems);

/* Its evaluators must be gone before. NULL is allowed. */
CHAPEAU_EXPORT void chapeau_policy_free(chapeau_policy* policy);

/* "sha256:..." over all that the policy says, as traces and the server give it. */
CHAPEAU_EXPORT const char* chapeau_policy_digest(const chapeau_policy* policy);

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

/* What is told from now on, errors of records and texts for people, is in "en" (at first) or "fr"; 0, or
 * CHAPEAU_BAD_CALL. JSON that programs read by its words stays as it is. */
CHAPEAU_EXPORT int chapeau_set_language(chapeau_evaluator* evaluator, const char* language);
/* Whether errors quote the values that they are about (1, at first) or say only of what kind they are (0), for logs. */
CHAPEAU_EXPORT int chapeau_set_values(chapeau_evaluator* evaluator, int quoted);

/* The outcome of the policy's principal decision for one record, `length` bytes of JSON; or CHAPEAU_BAD_RECORD, and then
 * `errors`, where it is not NULL, gets a JSON list of {"path", "found", "expected"}. `statuses`, where it is not NULL,
 * has room for chapeau_passage_count() and gets the status of each passage. */
CHAPEAU_EXPORT int chapeau_evaluate(chapeau_evaluator* evaluator, const char* json, size_t length, int8_t* statuses,
                                    char** errors);

/* The outcomes of all decisions for the record that was evaluated or explained last; `outcomes` has room for
 * chapeau_decision_count(). 0, or CHAPEAU_BAD_CALL, also where there was no such record or it was a bad one. */
CHAPEAU_EXPORT int chapeau_outcomes(const chapeau_evaluator* evaluator, int8_t* outcomes);

/* All that was decided for that record: in `json` a list of {"name", "outcome", "reasons", "requests", "grants"}, the
 * principal decision first, as a trace has them. "grants" is null unless the outcome is approve. 0, CHAPEAU_BAD_CALL as
 * above, or CHAPEAU_NO_MEMORY. */
CHAPEAU_EXPORT int chapeau_decided(chapeau_evaluator* evaluator, char** json);

/* As chapeau_evaluate, with the whole trace, JSON text, in `trace`, which must not be NULL. */
CHAPEAU_EXPORT int chapeau_explain(chapeau_evaluator* evaluator, const char* json, size_t length, char** trace,
                                   char** errors);

/* The same for people, in the evaluator's language: `format` is "text" (the whole trace for a terminal), "html" (a page),
 * "note" (for the case file) or "letter" (of what is asked for). */
CHAPEAU_EXPORT int chapeau_tell(chapeau_evaluator* evaluator, const char* json, size_t length, const char* format,
                                char** text, char** errors);

/* What the lines of a caseload are given beside id and outcomes, and how. */
enum {
    CHAPEAU_WITH_STATUSES = 1,
    CHAPEAU_WITH_GRANTS = 2,
    CHAPEAU_WITH_REASONS = 4,
    CHAPEAU_WITH_REQUESTS = 8,
    CHAPEAU_WITH_MARGINS = 16,
    CHAPEAU_WITHOUT_VALUES = 32 /* what is said to be wrong quotes no values */
};

/* JSON Lines in, JSON Lines out, as `chapeau batch` has them: `length` bytes with a record a line, and in `out` a line for
 * each with every decision's outcome, or with what is wrong with it. `with` adds of the above, `language` is "en" or "fr",
 * NULL is "en", `threads` at least 1. The number of bad lines; or CHAPEAU_BAD_RECORD where the text is plainly no caseload,
 * of which chapeau_error() says what it is, CHAPEAU_BAD_CALL or CHAPEAU_NO_MEMORY. */
CHAPEAU_EXPORT int chapeau_caseload(const chapeau_policy* policy, const char* lines, size_t length, unsigned with,
                                    const char* language, unsigned threads, char** out);

/* Records that a program has as arrays, one for each fact. The arrays are only referred to and must outlive the
 * columns. Once they are given, any number of threads may evaluate rows, each with its evaluator. */
typedef struct chapeau_columns chapeau_columns;

/* NULL where there is no memory. The policy must outlive it. A fact that is given no array is known in no row. */
CHAPEAU_EXPORT chapeau_columns* chapeau_columns_new(const chapeau_policy* policy, size_t rows);
CHAPEAU_EXPORT void chapeau_columns_free(chapeau_columns* columns);

/* Each gives the array of a fact, named by its path, "offer.pay.amount", with the number of its values: as many as rows,
 * or, of a field of a list's members, "applicant.education.country", as members. 0; CHAPEAU_NO_FACT where the policy has
 * no such fact of that kind; CHAPEAU_BAD_CALL, also where the count is not that of the rows. An array of no values may be
 * NULL. `known` may be NULL, then all values are known; otherwise it has `count` values, and those are known for which
 * it is not 0.
 *
 * yes_no: 1 yes, 0 no, less than 0 not known.
 * numbers: numbers, amounts and days in units of 1 / per_unit, which divides a million: cents are 100 to the dollar.
 * texts: texts, dates, NOC codes and values of enums as JSON has them; NULL is not known.
 * sets: the members of value i are those from first[i] up to first[i + 1] of `member_count`; `first` has count + 1.
 * list: likewise, but that its members are the values of the arrays of its fields.
 *
 * Offsets that decrease, or lead beyond the members that there are, make their row a bad one. */
CHAPEAU_EXPORT int chapeau_columns_yes_no(chapeau_columns* columns, const char* fact, const int8_t* values,
                                          size_t count);
CHAPEAU_EXPORT int chapeau_columns_numbers(chapeau_columns* columns, const char* fact, const int64_t* values,
                                           size_t count, int64_t per_unit, const uint8_t* known);
CHAPEAU_EXPORT int chapeau_columns_texts(chapeau_columns* columns, const char* fact, const char* const* values,
                                         size_t count);
CHAPEAU_EXPORT int chapeau_columns_sets(chapeau_columns* columns, const char* fact, const char* const* members,
                                        size_t member_count, const size_t* first, size_t count, const uint8_t* known);
CHAPEAU_EXPORT int chapeau_columns_list(chapeau_columns* columns, const char* fact, const size_t* first, size_t count,
                                        const uint8_t* known);

/* Evaluates `count` rows from `row` on. `outcomes` has room for them, `statuses`, where it is not NULL, for
 * chapeau_passage_count() times as many, those of one row together. A row with a wrong value has the outcome
 * CHAPEAU_BAD_RECORD. The number of such rows, and then `errors`, where it is not NULL, gets a JSON list of
 * {"row", "path", "found", "expected"}; or CHAPEAU_NO_ROW where the columns have not so many, CHAPEAU_BAD_CALL, also where
 * evaluator and columns are not of one policy, or CHAPEAU_NO_MEMORY. */
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
