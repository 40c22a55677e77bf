#include "tools/cli/summary_words.hpp"

#include "interpreter/text/unsafe.hpp"
#include "interpreter/trace/phrases.hpp"
#include "tools/cli/output.hpp"

namespace chapeau::cli {

namespace {

constexpr SummaryWords english_summary{
    .thousands = ",",
    .language = &trace::english,
    .records = {"{0} record: ", "{0} records: "},
    .approved = {"{0} approved", "{0} approved"},
    .refused = {"{0} refused", "{0} refused"},
    .undetermined = {"{0} undetermined", "{0} undetermined"},
    .not_applicable = {"{0} not applicable", "{0} not applicable"},
    .unreadable = {"{0} could not be read", "{0} could not be read"},
    .of_decision = "{0}: ",
    .blank_lines = {"{0} blank line was passed over", "{0} blank lines were passed over"},
    .repeated = {"{0} id came again: ", "{0} ids came again: "},
    .on_line = "{0} on line {1}",
    .line = "on line {0}",
    .and_more = " and {0} more",
    .ids_not_kept = "ids were held against the first {0} only; {1} more were not kept",
    .refused_for = "refused for",
    .other_clauses = {"and {0} other clause", "and {0} other clauses"},
    .refused_together = "refused for these together",
    .together_with = "and",
    .other_sets = {"and {0} other set", "and {0} other sets"},
    .more_sets = {"and more than {0} other set", "and more than {0} other sets"},
    .statuses = {"meets", "does not", "open", "n/a"},
    .passage = "passage",
    .margins = "how near to their limits, by up to so many percent of the limit",
    .limit = "{0}: {1}",
    .so_far = {"{0} records", "{0} records"},
    .a_second = {", {0} a second", ", {0} a second"},
    .left_beside = "note: `{0}` was left by a run that was killed before it was whole; delete what is not wanted",
    .left_beside_more = {"note: `{1}` and {0} more like it were left by a run that was killed before it was whole; "
                         "delete what is not wanted",
                         "note: `{1}` and {0} more like it were left by a run that was killed before it was whole; "
                         "delete what is not wanted"},
    .error = "error: {0}\n",
    .help = "  help: {0}\n",
    .stopped = {"stopped by {1} after {0} records", "stopped by {1} after {0} records"},
    .goes_on = "`{0}` holds how far it came, and the same command with --resume goes on from there",
    .is_as_it_was = "`{0}` is as it was",
    .was_evaluated = "what came before it was evaluated",
    .nothing_changed = "nothing has been changed",
    .no_such_id = "no record of `{0}` has the id `{1}`",
    .how_ids_compare = "ids are compared letter by letter, and lines that cannot be read are passed over",
    .same_id = {"note: {0} record has this id, on line {1}",
                "note: {0} records have this id, on lines {1}; this is the first of them"},
    .found = "{0}: {1}: found {2}",
    .within = "{0}: {1}",
    .expected = "expected {0}",
    .whole_record = "the whole record",
    .whole_file = "the whole file",
    .standard_input = "standard input",
};

constexpr SummaryWords french_summary{
    .thousands = "\u202f",
    .language = &trace::french,
    .records = {"{0} dossier\u00a0: ", "{0} dossiers\u00a0: "},
    .approved = {"{0} approuvé", "{0} approuvés"},
    .refused = {"{0} refusé", "{0} refusés"},
    .undetermined = {"{0} reste à déterminer", "{0} restent à déterminer"},
    .not_applicable = {"{0} auquel la décision ne s’applique pas", "{0} auxquels la décision ne s’applique pas"},
    .unreadable = {"{0} illisible", "{0} illisibles"},
    .of_decision = "décision {0}\u00a0: ",
    .blank_lines = {"{0} ligne vide a été ignorée", "{0} lignes vides ont été ignorées"},
    .repeated = {"{0} identifiant revient\u00a0: ", "{0} identifiants reviennent\u00a0: "},
    .on_line = "{0} à la ligne {1}",
    .line = "à la ligne {0}",
    .and_more = " et {0} de plus",
    .ids_not_kept = "les identifiants n’ont été comparés qu’aux {0} premiers; {1} de plus n’ont pas été conservés",
    .refused_for = "refusés en raison de",
    .other_clauses = {"et {0} autre clause", "et {0} autres clauses"},
    .refused_together = "refusés en raison de ces clauses ensemble",
    .together_with = "et",
    .other_sets = {"et {0} autre ensemble", "et {0} autres ensembles"},
    .more_sets = {"et plus de {0} autre ensemble", "et plus de {0} autres ensembles"},
    .statuses = {"satisfait", "non", "ouvert", "s. o."},
    .passage = "passage",
    .margins = "à quelle distance de leurs seuils, jusqu’à tant de pour cent du seuil",
    .limit = "{0}\u00a0: {1}",
    .so_far = {"{0} dossier", "{0} dossiers"},
    .a_second = {", {0} par seconde", ", {0} par seconde"},
    .left_beside =
        "note\u00a0: «\u00a0{0}\u00a0» vient d’une exécution interrompue avant la fin; supprimez ce qui ne sert "
        "plus",
    .left_beside_more = {"note\u00a0: «\u00a0{1}\u00a0» et {0} autre fichier semblable viennent d’une exécution "
                         "interrompue avant la fin; supprimez ce qui ne sert plus",
                         "note\u00a0: «\u00a0{1}\u00a0» et {0} autres fichiers semblables viennent d’une exécution "
                         "interrompue avant la fin; supprimez ce qui ne sert plus"},
    .error = "erreur\u00a0: {0}\n",
    .help = "  aide\u00a0: {0}\n",
    .stopped = {"arrêt par {1} après {0} dossier", "arrêt par {1} après {0} dossiers"},
    .goes_on =
        "«\u00a0{0}\u00a0» indique où l’exécution en était; la même commande avec --resume reprend à cet endroit",
    .is_as_it_was = "«\u00a0{0}\u00a0» est resté tel quel",
    .was_evaluated = "ce qui précède a été évalué",
    .nothing_changed = "rien n’a été modifié",
    .no_such_id = "aucun dossier de «\u00a0{0}\u00a0» n’a l’identifiant «\u00a0{1}\u00a0»",
    .how_ids_compare = "les identifiants sont comparés lettre par lettre, et les lignes illisibles sont ignorées",
    .same_id = {"note\u00a0: {0} dossier porte cet identifiant, à la ligne {1}",
                "note\u00a0: {0} dossiers portent cet identifiant, aux lignes {1}; celui-ci est le premier"},
    .found = "{0}\u00a0: {1}\u00a0: trouvé {2}",
    .within = "{0}\u00a0: {1}",
    .expected = "attendu {0}",
    .whole_record = "tout le dossier",
    .whole_file = "tout le fichier",
    .standard_input = "l’entrée standard",
};

}  // namespace

std::string SummaryWords::number(std::uint64_t count) const {
    std::string text;
    trace::add_digits(text, std::to_string(count), thousands, '.');
    return text;
}

std::string SummaryWords::counted(const CountedPhrase& phrase, std::uint64_t count) const {
    return counted(phrase, count, {});
}

std::string SummaryWords::counted(const CountedPhrase& phrase, std::uint64_t count, std::string_view other) const {
    const bool one = language->is_one(values::Rational(static_cast<std::int64_t>(count)));
    return trace::filled(one ? phrase.one : phrase.many, {number(count), other});
}

const SummaryWords& summary_words_of(const trace::Words& words) {
    return words.language == trace::french.language ? french_summary : english_summary;
}

void complain_in(const SummaryWords& words, std::string_view what, std::string_view help) {
    say_to_stderr(trace::filled(words.error, {text::escaped(what)}) + trace::filled(words.help, {text::escaped(help)}));
}

}  // namespace chapeau::cli
