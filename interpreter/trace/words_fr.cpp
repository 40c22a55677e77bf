// French as the Government of Canada writes it: no-break spaces within guillemets, before colons, between thousands and
// before the dollar sign, a comma for the decimals, the singular below two. What is told of a condition stays short, as
// in the English: subject, colon, value, relation.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "interpreter/trace/countries_fr.hpp"
#include "interpreter/trace/words.hpp"

namespace chapeau::trace {
namespace {

using model::Kind;
using model::Relation;

bool is_one(const values::Rational& number) {
    const values::Rational two(2);
    return number < two && number.negated() < two;
}

constexpr std::string_view open_quote = "«\u00a0";
constexpr std::string_view close_quote = "\u00a0»";
constexpr std::string_view no_teer = "aucune FEER";
constexpr std::string_view no_skill_level = "aucun niveau de compétence";
constexpr std::string_view thousands = "\u202f";

/// `-85779.20` as `-85 779,20 $`.
void add_money(std::string& to, std::string_view digits) {
    if (digits.starts_with('-')) {
        to += '-';
        digits.remove_prefix(1);
    }
    add_digits(to, digits, thousands, ',');
    to += "\u00a0$";
}

/// `1er mars 2024`
void add_date(std::string& to, values::Day day) {
    constexpr std::array<std::string_view, 12> months{"janvier",   "février", "mars",     "avril",
                                                      "mai",       "juin",    "juillet",  "août",
                                                      "septembre", "octobre", "novembre", "décembre"};
    const std::string iso = values::text_of(day);  // YYYY-MM-DD
    const auto two_digits = [&](std::size_t at) { return (iso[at] - '0') * 10 + (iso[at + 1] - '0'); };
    const int number = two_digits(8);
    to += std::to_string(number);
    to += number == 1 ? "er\u00a0" : "\u00a0";
    to += months[static_cast<std::size_t>(two_digits(5) - 1)];
    to += "\u00a0";
    to.append(iso, 0, 4);
}

std::string singular(std::string noun) {
    for (const std::string_view article : {"un ", "une ", "le ", "la ", "l'", "l’"})
        if (noun.starts_with(article))
            return noun.substr(article.size());
    return noun;
}

bool begins_with_article(std::string_view title) {
    constexpr std::array<std::string_view, 9> articles{"le ", "la ",  "les ",   "l’",     "l'",
                                                       "un ", "une ", "aucun ", "aucune "};
    return std::ranges::any_of(articles, [&](std::string_view article) { return title.starts_with(article); });
}

/// The levels of the classification, which stand as names do: `n’est ni FEER 0 ni FEER 1`.
bool is_level(std::string_view title) {
    return title.starts_with("FEER ") || title.starts_with("niveau de compétence ") || title == no_teer ||
           title == no_skill_level;
}

void add_object(std::string& to, std::string_view title, std::string_view country, bool degree) {
    if (!country.empty()) {
        to += article_of_country(country, title);
        to += title;
    } else if (is_level(title) || (!degree && begins_with_article(title))) {
        to += title;
    } else {
        to += open_quote;
        to += title;
        to += close_quote;
    }
}

/// The word with the plural's s, unless it ends in a letter after which there is none.
std::string plural_word(std::string_view word) {
    const bool ends_so = word.ends_with('s') || word.ends_with('x') || word.ends_with('z');
    return std::string(word) + (ends_so ? "" : "s");
}

/// `une période de travail` and 2: `périodes de travail`; `un permis ou certificat`: `permis ou certificats`.
std::string plural(std::string noun) {
    const std::string of = singular(std::move(noun));
    std::string out;
    bool due = true;  // the first word, and the one behind `ou`
    for (std::size_t at = 0; at < of.size();) {
        const std::size_t end = std::min(of.find(' ', at), of.size());
        const std::string_view word = std::string_view(of).substr(at, end - at);
        out += out.empty() ? "" : " ";
        out += due ? plural_word(word) : std::string(word);
        due = word == "ou";
        at = end + 1;
    }
    return out;
}

/// In the singular after `ce qui`, and so whatever the gender and number of what stands before.
std::string_view between_sides(Relation relation, Kind kind, bool held) {
    const bool date = kind == Kind::date;
    switch (relation) {
        case Relation::equal:
            return held ? "" : "et non ";
        case Relation::unequal:
            return held ? "et non " : "";
        case Relation::at_least:
            return held ? (date ? "ce qui n’est pas avant " : "ce qui est supérieur ou égal à ")
                        : (date ? "ce qui est avant " : "ce qui est inférieur à ");
        case Relation::at_most:
            return held ? (date ? "ce qui n’est pas après " : "ce qui est inférieur ou égal à ")
                        : (date ? "ce qui est après " : "ce qui est supérieur à ");
        case Relation::more:
            return between_sides(Relation::at_most, kind, !held);
        case Relation::less:
            return between_sides(Relation::at_least, kind, !held);
        case Relation::same_as_written:
            return held ? "ce qui s’écrit comme " : "ce qui ne s’écrit pas comme ";
    }
    return "";
}

std::string_view relation(Relation relation, Kind kind) {
    const bool date = kind == Kind::date;
    switch (relation) {
        case Relation::equal:
            return "est";
        case Relation::unequal:
            return "n’est pas";
        case Relation::at_least:
            return date ? "n’est pas avant" : "est supérieur ou égal à";
        case Relation::at_most:
            return date ? "n’est pas après" : "est inférieur ou égal à";
        case Relation::more:
            return date ? "est après" : "est supérieur à";
        case Relation::less:
            return date ? "est avant" : "est inférieur à";
        case Relation::same_as_written:
            return "s’écrit comme";
    }
    return "est";
}

std::string_view operation(Operation operation) {
    switch (operation) {
        case Operation::add:
            return "somme";
        case Operation::multiply:
            return "produit";
        case Operation::days_between:
            return "jours d’écart";
        case Operation::earliest:
            return "la première de ces dates";
        case Operation::latest:
            return "la dernière de ces dates";
        case Operation::count:
            return "nombre";
        case Operation::sum:
            return "total";
        case Operation::days_covered:
            return "jours couverts";
        case Operation::by_period:
            return "la valeur en vigueur";
        case Operation::by_selector:
            return "la valeur choisie";
        case Operation::all:
            return "toutes ces conditions";
        case Operation::any:
            return "l’une de ces conditions";
        case Operation::none_of:
            return "aucune de ces conditions";
        case Operation::at_least:
            return "assez de ces conditions";
        case Operation::negate:
            return "non";
        case Operation::quantify:
            return "parmi";
        case Operation::none:
        case Operation::step:
        case Operation::level:
        case Operation::compare:
            break;
    }
    return {};
}

/// `si l’offre…`; before `il` elided: `s’il`.
std::string whether(const std::string& title) {
    return (title.starts_with("il ") || title.starts_with("ils ") ? "s’" : "si ") + title;
}

}  // namespace

const Words french{
    .language = "fr",

    .yes = "oui",
    .no = "non",
    .not_known = "valeur inconnue",
    .none = "néant",
    .stated = "au dossier",
    .not_given = "à fournir",
    .left_blank = "en blanc",
    .about = "environ ",
    .rounded = " (arrondi)",
    .range = {.between = "entre {0} et {1}",
              .at_least = "au moins {0}",
              .at_most = "au plus {0}",
              .day_between = "entre le {0} et le {1}",
              .day_or_later = "{0} ou plus tard",
              .day_or_earlier = "{0} ou plus tôt",
              .after_day = "après le {0}",
              .before_day = "avant le {0}"},
    .range_object = {.between = "une valeur entre {0} et {1}",
                     .at_least = "une valeur d’au moins {0}",
                     .at_most = "une valeur d’au plus {0}",
                     .day_between = "une date comprise entre le {0} et le {1}",
                     .day_or_later = "une date qui est le {0} ou plus tard",
                     .day_or_earlier = "une date qui est le {0} ou plus tôt",
                     .after_day = "une date qui est après le {0}",
                     .before_day = "une date qui est avant le {0}"},
    .object_not_known = "une valeur inconnue",
    .object_day = "le {0}",
    .noc_not_known = ", code inconnu",
    .last_listed = " et ",
    .and_more = "et {0} de plus",
    .day = {"jour", "jours"},
    .month = {"mois", "mois"},
    .year = {"an", "ans"},
    .level = {"niveau", "niveaux"},
    .years_of = "{0} de {1}",
    .no_teer = no_teer,
    .no_skill_level = no_skill_level,
    .noc2016 = "CNP 2016 ",
    .noc2021 = "CNP 2021 ",
    .noc = "CNP ",
    .decimal_point = ',',
    .thousands = thousands,
    .before_unit = "\u00a0",
    .open_text = open_quote,
    .close_text = close_quote,
    .empty_text = "«\u00a0»",
    .is_one = is_one,
    .add_object = add_object,
    .add_money = add_money,
    .add_date = add_date,
    .singular = singular,
    .plural = plural,

    .status = {"satisfait", "ne satisfait pas", "reste à déterminer", "ne s’applique pas"},
    .colon = "\u00a0: ",
    .open_quote = open_quote,
    .close_quote = close_quote,
    .with = "; ",
    .join_and = " et ",
    .join_or = " ou ",
    .named = "{0}\u00a0: {1}",
    .field = "{0}\u00a0: {1}",
    .value_named = "la valeur suivante\u00a0: {0}",
    .day_named = "la date suivante\u00a0: {0}",
    .object = "{1} ({0})",
    .margin = "\u00a0: {0}",
    .number_of = "nombre de «\u00a0{0}\u00a0»",
    .sum_of = "{1} (total pour «\u00a0{0}\u00a0»)",
    .earliest_among = "{1} (date la plus ancienne parmi «\u00a0{0}\u00a0»)",
    .latest_among = "{1} (date la plus récente parmi «\u00a0{0}\u00a0»)",
    .days_covered = "jours couverts par «\u00a0{0}\u00a0»",
    .that_count = " (éléments retenus)",
    .that_count_if = " (éléments retenus\u00a0: {0})",
    .with_days = " ({0})",
    .from_to = "début\u00a0: {0}, fin\u00a0: {1}",
    .and_up_to = ", au plus tard\u00a0: {0}",
    .some_of = "au moins un élément de «\u00a0{0}\u00a0»\u00a0: ",
    .every_of = "chaque élément de «\u00a0{0}\u00a0»\u00a0: ",
    .earliest_of = "la première de ces dates ({0})",
    .latest_of = "la dernière de ces dates ({0})",
    .nothing_meets_it = "rien ne peut y satisfaire",
    .depends_on = "dépend de\u00a0: {0}",
    .among = ", ce qui figure parmi ",
    .not_among = ", ce qui ne figure pas parmi ",
    .some_among = ", dont au moins une valeur figure parmi ",
    .none_among = ", dont aucune valeur ne figure parmi ",
    .among_them = ", dont ",
    .without = ", ce qui ne comprend pas ",
    .without_any = ", ce qui ne comprend ni ",
    .is_none_of = "ce qui n’est ni ",
    .nor = " ni ",
    .last_nor = " ni ",
    .neither = ", ce qui n’est ni ",
    .open_list = open_quote,
    .close_list = close_quote,
    .same_as = "ce qui est aussi ",
    .whatever = ", quels que soient les faits inconnus",
    .all_members = "tous les éléments ({0})",
    .all_that_count = "tous les éléments qui comptent ({0} sur {1})",
    .all_that_may = "tous les éléments qui pourraient compter ({0} sur {1})",
    .none_that_counts = "aucun élément ne compte ({0} en tout)",
    .nearest_is = "l’élément le plus proche\u00a0: ",
    .level_of = "niveau ({0})",
    .does_not_apply = "ne s’applique pas\u00a0: ",
    .parent_does_not_apply = "{0} ne s’applique pas",
    .no_member_applies = "aucun de ses éléments ne s’applique",
    .whether_parent_applies = "on ne sait pas encore si {0} s’applique",
    .whether_it_applies = "on ne sait pas encore si la clause s’applique\u00a0: ",
    .whether_exception = "on ne sait pas encore si une exception s’applique\u00a0: ",
    .whether_deemed = "on ne sait pas encore si la clause est réputée satisfaite\u00a0: ",
    .deemed_met_by = "clause réputée satisfaite par\u00a0: ",
    .nor_deemed_met = "clause non réputée satisfaite\u00a0: ",
    .closed_by_exception = "clause exclue par l’exception\u00a0: ",
    .also_closed_by_exception = "clause aussi exclue par l’exception\u00a0: ",
    .between_sides = between_sides,

    .relation = relation,
    .is_not_written_as = "ne s’écrit pas comme",
    .is_in = "figure parmi",
    .is_not_in = "ne figure pas parmi",
    .includes = "comprend",
    .does_not_include = "ne comprend pas",
    .overlaps = "a une valeur parmi",
    .does_not_overlap = "n’a aucune valeur parmi",
    .concluded_subject = "{0}\u00a0: {1}",
    .concluded = "{0}, ce qui {1} {2}",
    .concluded_margin = "\u00a0: {0}",
    .is_neither = "n’est ni",
    .short_by = "il manque {0}",
    .short_by_number = "il en manque {0}",
    .over_by = "{0} de trop",
    .off_by = "écart de {0}",
    .to_spare = "{0} de marge",
    .more_than = "plus de {0}",
    .less_than = "moins de {0}",
    .exactly_met = "exactement atteint",
    .equal_not_above = "égal, et non supérieur",
    .equal_not_below = "égal, et non inférieur",
    .same_day_not_after = "le même jour, et non après",
    .same_day_not_before = "le même jour, et non avant",
    .now = "actuellement {0}; ",
    .needed = "il faut au moins {0}",
    .needed_more = "il faut plus de {0}",
    .needed_most = "il faut au plus {0}",
    .needed_less = "il faut moins de {0}",
    .needed_day_or_later = "il faut le {0} ou plus tard",
    .needed_later = "il faut une date postérieure au {0}",
    .needed_day_or_earlier = "il faut le {0} ou plus tôt",
    .needed_earlier = "il faut une date antérieure au {0}",

    .counts = "compte {0}",
    .takes_away = "retranche {0}",
    .takes_nothing = "ne retranche rien\u00a0: {0}",
    .takes_nothing_more = "ne retranche rien de plus",
    .may_take = "pourrait retrancher des jours\u00a0: {0}",
    .counts_nothing = "ne compte pas\u00a0: {0}",
    .counts_nothing_more = "n’ajoute rien",
    .may_count = "pourrait compter\u00a0: {0}",
    .covers = "couvre {0}",
    .covers_nothing = "ne couvre aucun jour\u00a0: {0}",
    .covers_nothing_more = "ne couvre aucun jour de plus",
    .may_cover = "pourrait couvrir des jours\u00a0: {0}",
    .covered_in_any_case = "\u00a0: d’autres éléments couvrent ses jours de toute façon",
    .ends_before_it_starts = "la fin précède le début",
    .starts_after = "le début suit le {0}",
    .ends_before = "la fin précède le {0}, premier jour compté",
    .no_day_is_left = "aucun jour n’est le {0} ou plus tard et le {1} ou plus tôt",
    .up_to = ", jusqu’au {0}",
    .counted_above = "; jours déjà comptés plus haut\u00a0: {0}",

    .workings = "CALCULS",
    .operation = operation,
    .chosen_by = "selon",
    .whether = whether,
    .finding = "la constatation de l’agent\u00a0: {0}",
    .from_document = "{0}, pour établir\u00a0: {1}",
    .member_of_list = "{0}, {1}",
    .member = "élément",
    .edition_of_day = "dans la version en vigueur à la date suivante\u00a0: {0}",
    .edition_that_applies = "dans la version applicable",
    .edition_2016 = "dans la CNP 2016",
    .edition_2021 = "dans la CNP 2021",
    .in_edition = "{0}, {1}",
    .is_given = "; le dossier indique {0}",

    .not_granted_refused = "rien n’est accordé, puisque {0} fait l’objet d’un refus",
    .not_granted_inapplicable = "rien n’est accordé, puisque {0} ne s’applique pas",
    .not_granted_whatever = "rien n’est accordé, puisque {0} ne peut plus faire l’objet d’une approbation",
    .not_computable_for = "Ne se prête pas au calcul\u00a0: {0}.",
    .not_computable_given = "Ne peut être calculé à partir des valeurs fournies\u00a0: {0}.",

    .days_not_whole = "une date ne peut être déplacée de {0}, un nombre de jours qui n’est pas entier",
    .divided_by_zero = "on ne peut diviser par 0",
    .too_long = "la valeur a plus de chiffres que le calcul n’en admet",
    .no_level = "le code n’appartient à aucun niveau",
    .nothing_to_choose = "il n’y a aucune date dont retenir la première ou la dernière",
    .outside_calendar =
        "d’un jour hors du calendrier, on sait seulement qu’il suit, ou précède, tous ceux du calendrier",

    .outcome = {"SATISFAIT AUX EXIGENCES", "NE SATISFAIT PAS AUX EXIGENCES", "RESTE À DÉTERMINER", "NE S’APPLIQUE PAS"},
    .recommendation = {"approuver; la décision revient à l’agent", "refuser; la décision revient à l’agent",
                       "demander ce qui manque; la décision revient à l’agent", "rien; la décision revient à l’agent"},
    .recommend_mending = "faire corriger la politique; la décision revient à l’agent",
    .recommend_correcting = "faire corriger les valeurs fournies; la décision revient à l’agent",
    .application = "Demande",
    .no_identifier = "sans identifiant",
    .policy = "Politique",
    .as_of = "En date du",
    .as_of_open = "Date",
    .day_open = "inconnue",
    .recommended = "Recommandation",
    .why = "MOTIFS",
    .what_to_ask_for = "À DEMANDER",
    .what_would_change = "CE QUI CHANGERAIT LE RÉSULTAT",
    .grants = "À INSCRIRE",
    .clauses = "CLAUSES",
    .interpretation = "interprétation\u00a0: {0}",
    .findings_of_officer = "Constatations de l’agent",
    .from = "D’après {0}",
    .facts = "Faits",
    .for_clauses = "pour\u00a0: {0}",
    .could_settle = "Ce qui est demandé ci-dessus pourrait trancher la question.",
    .would_settle =
        "Rien de ce qui est fourni ne s’oppose à une approbation; ce qui est demandé ci-dessus trancherait la "
        "question.",
    .not_within = "hors de\u00a0: ",
    .not_yet = "reste à déterminer",
    .reaches_others =
        "ces faits déterminent aussi quelles autres clauses s’appliquent; d’autres pourraient alors "
        "entrer en jeu",
    .takes_from_others =
        "en raison des faits de son exception, d’autres clauses sont aussi réputées satisfaites; elles pourraient "
        "alors "
        "ne plus l’être",
    .may_break_others =
        "d’autres clauses sont satisfaites en raison de l’état actuel des mêmes faits; elles pourraient alors ne plus "
        "l’être",
    .any_one_of_these = "Si l’une de ces clauses était satisfaite, les exigences le seraient\u00a0:",
    .these_together = "Si ces clauses étaient toutes satisfaites, les exigences le seraient\u00a0:",
    .this_one = "Si cette clause était satisfaite, les exigences le seraient\u00a0:",
    .nothing_meets = "Rien ne peut satisfaire à {0}.",
    .any_one_then_open =
        "Si l’une de ces clauses était satisfaite, rien de connu ne s’opposerait à une approbation; ce qui reste "
        "ouvert "
        "en déciderait alors\u00a0:",
    .these_then_open =
        "Si ces clauses étaient toutes satisfaites, rien de connu ne s’opposerait à une approbation; ce qui reste "
        "ouvert en déciderait alors\u00a0:",
    .this_one_then_open =
        "Si cette clause était satisfaite, rien de connu ne s’opposerait à une approbation; ce qui reste ouvert en "
        "déciderait alors\u00a0:",
    .any_one_of_these_ways = "De l’une ou l’autre de ces façons, les exigences seraient satisfaites\u00a0:",
    .this_way = "De cette façon, les exigences seraient satisfaites\u00a0:",
    .no_longer_applying = "ne s’appliquant plus\u00a0: ",
    .of_its_own = "ce qu’elle exige elle-même",
    .nobody_changes = "Rien\u00a0: la clause {0} n’est pas satisfaite en raison de faits que personne ne peut changer.",
    .more_than_three = "Plus de trois clauses devraient être satisfaites.",
    .still_open = "Ce qui reste ouvert empêche de dire quelles clauses devraient être satisfaites.",
    .and_alone = "et",
    .other_ways = "autres possibilités\u00a0: {0}",
    .wanting = "; il manque\u00a0: {0}",
    .not_given_facts = "; à fournir\u00a0: {0}",
    .given_in_vain = "; ne peut être calculé à partir de la valeur fournie\u00a0: {0}",
    .set_by = " (d’après\u00a0: {0})",
    .not_met_since = "Ces exigences ne sont pas satisfaites, puisque celles de {0} ne le sont pas.",
    .waits_for = "Dépend de {0}.",
    .clauses_shown =
        "Clauses affichées\u00a0: {0} sur {1}; la trace complète les contient toutes, avec les faits et les "
        "comparaisons",
    .deemed = "réputée satisfaite",
    .holds_nothing_up = "à déterminer, sans incidence",
    .exception = "sauf\u00a0: ",
    .exception_holds = "s’applique",
    .exception_does_not_hold = "ne s’applique pas",
    .or_else = "ou",
    .in_force = "en vigueur {0} ({1}\u00a0: {2})",
    .from_day = "à partir du {0}",
    .until_day = "jusqu’au {0}",
    .from_until = "du {0} au {1}",
    .at_all_times = "en tout temps",
    .wants = "manque",
    .is_finding = "constatation à faire par l’agent",
    .is_other_edition = "code de l’autre version de la CNP",
    .is_edition_not_known = "version de la CNP encore inconnue",

    .note_assessed = "La demande {0} a été évaluée au regard de la politique {1}",
    .note_as_of = ", en date du {0} ({1})",
    .note_outcome = {"D’après les faits fournis, les exigences visant {0} sont satisfaites.",
                     "D’après les faits fournis, les exigences visant {0} ne sont pas satisfaites.",
                     "Les faits fournis ne permettent pas de déterminer si les exigences visant {0} sont "
                     "satisfaites.",
                     "{0} ne s’applique pas."},
    .note_one_not_met = "Une clause n’est pas satisfaite.",
    .note_not_met = "{0} clauses ne sont pas satisfaites.",
    .note_clause = "La clause {0} n’est pas satisfaite",
    .note_considered = "Faits pris en compte\u00a0: {0}.",
    .note_reached = "La conclusion repose sur ce qui suit\u00a0: {0}.",
    .note_by_finding = "La conclusion découle des faits pris en compte.",
    .note_interpreted = "La clause a été interprétée ainsi\u00a0: {0}.",
    .note_fields = "Champs à remplir\u00a0:",
    .note_met = "Clauses satisfaites\u00a0:",
    .note_please_provide = "Veuillez fournir ce qui suit, faute de quoi la demande ne peut être évaluée\u00a0:",
    .note_information = "Renseignements\u00a0:",
    .note_findings = "Constatations à faire par l’agent\u00a0:",
    .note_recommends =
        "Cette note a été rédigée à l’aide d’un outil qui recommande et ne décide pas; la décision "
        "revient à l’agent.",

    .hypothesis = "Ceci est une hypothèse.",
    .hypothesis_not_note = "Ceci est une hypothèse, et non une note au dossier.",
    .hypothesis_not_letter = "Ceci est une hypothèse, et non une lettre à envoyer.",
    .assumed_facts = "Faits hypothétiques, ni déposés ni constatés\u00a0: {0}.",
    .officer_found = "Preuves constatées par l’agent, en plus du dossier déposé",
    .seen_in = ", source\u00a0: {0}",
    .moment = "le {0} à {1}\u00a0h\u00a0{2} (UTC)",
    .pads_hours = false,
    .outdated = "Les faits ou la politique ont changé après cette décision.",
    .facts_found = "FAITS CONSTATÉS PAR L’AGENT",
    .facts_assumed = "HYPOTHÈSES",
    .decisions_recorded = "DÉCISION DE L’AGENT",

    .letter_title = "Pièces et renseignements demandés\u00a0: demande {0}",
    .letter_opening =
        "Les pièces et renseignements ci-dessous sont nécessaires à l’évaluation de la demande au regard de la "
        "politique {0}. Veuillez les fournir.",
    .letter_decision = "Pour {0}\u00a0:",
    .letter_document = "{0}, pour établir ce qui suit",
    .letter_needed = " (nécessaire pour\u00a0: {0})",
    .letter_others = " et {0}\u00a0autres exigences",
    .letter_nothing = "Aucune pièce ni aucun renseignement ne sont demandés.",
};

}  // namespace chapeau::trace
