/* Prints the trace of one record: from_c POLICY < RECORD */
#include <chapeau.h>
#include <stdio.h>

int main(int count, char** arguments) {
    static char record[1 << 20];
    char* problems = NULL;
    char* trace = NULL;
    char* errors = NULL;
    int outcome = CHAPEAU_BAD_RECORD;
    chapeau_policy* policy = count == 2 ? chapeau_policy_load(arguments[1], &problems) : NULL;
    if (policy == NULL) {
        fputs(problems != NULL ? problems : "no policy\n", stderr);
        chapeau_free(problems);
        return 2;
    }
    chapeau_evaluator* evaluator = chapeau_evaluator_new(policy);
    if (evaluator != NULL) {
        const size_t length = fread(record, 1, sizeof record, stdin);
        outcome = chapeau_explain(evaluator, record, length, &trace, &errors);
        puts(outcome >= 0 ? trace : errors);
    }
    chapeau_free(trace);
    chapeau_free(errors);
    chapeau_evaluator_free(evaluator);
    chapeau_policy_free(policy);
    return outcome >= 0 ? 0 : 1;
}
