#include "tools/cli/summary_words.hpp"

#include "interpreter/trace/phrases.hpp"

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
};

}  // namespace

std::string SummaryWords::number(std::uint64_t count) const {
    std::string text;
    trace::add_digits(text, std::to_string(count), thousands, '.');
    return text;
}

std::string SummaryWords::counted(const CountedPhrase& phrase, std::uint64_t count) const {
    const bool one = language->is_one(values::Rational(static_cast<std::int64_t>(count)));
    return trace::filled(one ? phrase.one : phrase.many, {number(count)});
}

const SummaryWords& summary_words_of(const trace::Words& words) {
    return words.language == trace::french.language ? french_summary : english_summary;
}

}  // namespace chapeau::cli
