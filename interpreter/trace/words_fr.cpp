// French as the Government of Canada writes it: no-break spaces within guillemets, before colons, between thousands and
// before the dollar sign, a comma for the decimals, the singular below two. What is told of a condition stays short, as
// in the English: subject, colon, value, relation.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "interpreter/trace/words.hpp"

namespace chapeau::trace {
namespace {

using model::Kind;
using model::Relation;

bool is_one(const values::Rational& number) {
    const values::Rational two(2);
    return number < two && number.negated() < two;
}

/// `-85779.20` as `-85 779,20 $`.
void add_money(std::string& to, std::string_view digits) {
    if (digits.starts_with('-')) {
        to += '-';
        digits.remove_prefix(1);
    }
    const std::size_t whole = std::min(digits.find('.'), digits.size());
    for (std::size_t i = 0; i < whole; ++i) {
        if (i != 0 && (whole - i) % 3 == 0)
            to += "\u00a0";
        to += digits[i];
    }
    if (whole < digits.size()) {
        to += ',';
        to += digits.substr(whole + 1);
    }
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
    to += number == 1 ? "er " : " ";
    to += months[static_cast<std::size_t>(two_digits(5) - 1)];
    to += ' ';
    to.append(iso, 0, 4);
}

std::string singular(std::string noun) {
    for (const std::string_view article : {"un ", "une ", "le ", "la ", "l'", "l’"})
        if (noun.starts_with(article))
            return noun.substr(article.size());
    return noun;
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

/// Verbs, which agree with whatever stands before them.
std::string_view between_sides(Relation relation, Kind kind, bool held) {
    const bool date = kind == Kind::date;
    switch (relation) {
        case Relation::equal:
            return held ? "" : "et non ";
        case Relation::unequal:
            return held ? "et non " : "";
        case Relation::at_least:
            return held ? (date ? "au plus tôt le " : "atteint ") : (date ? "avant le " : "n’atteint pas ");
        case Relation::at_most:
            return held ? (date ? "au plus tard le " : "ne dépasse pas ") : (date ? "après le " : "dépasse ");
        case Relation::more:
            return held ? (date ? "après le " : "dépasse ") : (date ? "pas après le " : "ne dépasse pas ");
        case Relation::less:
            return held ? (date ? "avant le " : "n’atteint pas ") : (date ? "pas avant le " : "atteint ");
        case Relation::same_as_written:
            return held ? "comme dans " : "autrement que dans ";
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
            return date ? "est au plus tôt le" : "atteint";
        case Relation::at_most:
            return date ? "est au plus tard le" : "ne dépasse pas";
        case Relation::more:
            return date ? "est après le" : "dépasse";
        case Relation::less:
            return date ? "est avant le" : "n’atteint pas";
        case Relation::same_as_written:
            return "s’écrit comme";
    }
    return "est";
}

/// `si l’offre…`; before `il` elided: `s’il`.
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

std::string whether(const std::string& title) {
    return (title.starts_with("il ") || title.starts_with("ils ") ? "s’" : "si ") + title;
}

}  // namespace

const Words french{
    .language = "fr",

    .yes = "oui",
    .no = "non",
    .not_known = "non connu",
    .none = "néant",
    .stated = "indiqué",
    .not_given = "non fourni",
    .left_blank = "laissé en blanc",
    .about = "environ ",
    .rounded = " (arrondi)",
    .between = "entre {0} et {1}",
    .at_least = "au moins {0}",
    .at_most = "au plus {0}",
    .day_or_later = "{0} ou plus tard",
    .day_or_earlier = "{0} ou plus tôt",
    .after_day = "après le {0}",
    .before_day = "avant le {0}",
    .and_more = "et {0} de plus",
    .day = {"jour", "jours"},
    .month = {"mois", "mois"},
    .year = {"an", "ans"},
    .level = {"niveau", "niveaux"},
    .years_of = "{0} de {1}",
    .no_teer = "aucune FEER",
    .no_skill_level = "aucun niveau de compétence",
    .noc2016 = "CNP 2016 ",
    .noc2021 = "CNP 2021 ",
    .noc = "CNP ",
    .decimal_point = ',',
    .is_one = is_one,
    .add_money = add_money,
    .add_date = add_date,
    .singular = singular,
    .plural = plural,

    .status = {"satisfait", "non satisfait", "ne peut être déterminé", "ne s’applique pas"},
    .colon = "\u00a0: ",
    .open_quote = "«\u00a0",
    .close_quote = "\u00a0»",
    .with = "; ",
    .join_and = " et ",
    .join_or = " ou ",
    .named = "{0}\u00a0: {1}",
    .field = "{0}\u00a0: {1}",
    .number_of = "nombre de «\u00a0{0}\u00a0»",
    .sum_of = "total pour «\u00a0{0}\u00a0» de\u00a0: {1}",
    .earliest_among = "date la plus ancienne parmi «\u00a0{0}\u00a0» de\u00a0: {1}",
    .latest_among = "date la plus récente parmi «\u00a0{0}\u00a0» de\u00a0: {1}",
    .days_covered = "jours couverts par «\u00a0{0}\u00a0»",
    .that_count = " (éléments retenus)",
    .earliest_of = "la plus ancienne de\u00a0: {0}",
    .latest_of = "la plus récente de\u00a0: {0}",
    .nothing_meets_it = "rien ne peut y satisfaire",
    .depends_on = "dépend de\u00a0: {0}",
    .among = ", figure parmi\u00a0: ",
    .not_among = ", ne figure pas parmi\u00a0: ",
    .some_among = ", dont au moins une valeur figure parmi\u00a0: ",
    .none_among = ", dont aucune valeur ne figure parmi\u00a0: ",
    .among_them = ", dont ",
    .without = "; sans ",
    .same_as = "identique à\u00a0: ",
    .all_members = "tous ({0})",
    .all_that_count = "tous ceux qui comptent ({0} sur {1})",
    .all_that_may = "tous ceux qui pourraient compter ({0} sur {1})",
    .none_that_counts = "aucun ne compte ({0} en tout)",
    .nearest_is = "le plus proche\u00a0: ",
    .level_of = "niveau de ",
    .does_not_apply = "ne s’applique pas\u00a0: ",
    .parent_does_not_apply = "{0} ne s’applique pas",
    .no_member_applies = "aucun de ses éléments ne s’applique",
    .whether_parent_applies = "on ne sait pas encore si {0} s’applique",
    .whether_it_applies = "on ne sait pas encore si la disposition s’applique\u00a0: ",
    .whether_exception = "on ne sait pas encore si une exception s’applique\u00a0: ",
    .whether_deemed = "on ne sait pas encore si l’exigence est réputée satisfaite\u00a0: ",
    .deemed_met_by = "réputé satisfait par\u00a0: ",
    .nor_deemed_met = "ni réputé satisfait\u00a0: ",
    .closed_by_exception = "exclu par l’exception\u00a0: ",
    .also_closed_by_exception = "aussi exclu par l’exception\u00a0: ",
    .between_sides = between_sides,

    .relation = relation,
    .is_not_written_as = "ne s’écrit pas comme",
    .is_in = "figure dans",
    .is_not_in = "ne figure pas dans",
    .includes = "comprend",
    .does_not_include = "ne comprend pas",
    .overlaps = "a un élément dans",
    .does_not_overlap = "n’a aucun élément dans",
    .short_by = "il manque {0}",
    .over_by = "{0} de trop",
    .off_by = "écart de {0}",
    .to_spare = "{0} de marge",
    .exactly_met = "exactement atteint",
    .equal_not_above = "égal, et non supérieur",
    .equal_not_below = "égal, et non inférieur",
    .now = "actuellement {0}; ",
    .needed = "il faut {0}",
    .needed_more = "il faut plus de {0}",
    .needed_most = "{0} au plus",
    .needed_less = "il faut moins de {0}",
    .needed_day_or_later = "il faut le {0} ou plus tard",
    .needed_later = "il faut après le {0}",
    .needed_day_or_earlier = "il faut le {0} ou plus tôt",
    .needed_earlier = "il faut avant le {0}",

    .counts = "compte {0}",
    .takes_away = "retranche {0}",
    .takes_nothing = "ne retranche rien\u00a0: {0}",
    .takes_nothing_more = "ne retranche rien de plus",
    .may_take = "pourrait retrancher des jours\u00a0: {0}",
    .counts_nothing = "ne compte pas\u00a0: {0}",
    .counts_nothing_more = "n’ajoute rien",
    .may_count = "pourrait compter\u00a0: {0}",
    .ends_before_it_starts = "la fin précède le début",
    .starts_after = "le début suit le {0}",
    .ends_before = "la fin précède le {0}, premier jour compté",
    .up_to = ", jusqu’au {0}",
    .counted_above = "; {0} déjà comptés plus haut",

    .workings = "CALCULS",
    .operation = operation,
    .chosen_by = "selon",
    .whether = whether,
    .finding = "la conclusion de l’agent\u00a0: {0}",
    .from_document = "{0}, pour établir\u00a0: {1}",
    .member_of_list = "{0}, {1}",
    .member = "élément",
    .edition_of_day = "dans la version en vigueur à la date suivante\u00a0: {0}",
    .edition_that_applies = "dans la version applicable",
    .edition_2016 = "dans la CNP 2016",
    .edition_2021 = "dans la CNP 2021",
    .in_edition = "{0}, {1}",
    .is_given = "; {0} est fourni",
    .computable = "{0}, une valeur qui se prête au calcul",

    .not_granted_refused = "rien n’est accordé, puisque {0} fait l’objet d’un refus",
    .not_granted_inapplicable = "rien n’est accordé, puisque {0} ne s’applique pas",
    .not_granted_whatever = "rien n’est accordé, puisque {0} ne peut plus faire l’objet d’une approbation",
    .not_computable_for = "Ne se prête pas au calcul\u00a0: {0}.",

    .outcome = {"SATISFAIT AUX EXIGENCES", "NE SATISFAIT PAS AUX EXIGENCES", "NE PEUT ENCORE ÊTRE DÉTERMINÉ",
                "NE S’APPLIQUE PAS"},
    .recommendation = {"approuver; la décision revient à l’agent", "refuser; la décision revient à l’agent",
                       "demander ce qui manque; la décision revient à l’agent", "rien; la décision revient à l’agent"},
    .application = "Demande",
    .no_identifier = "sans identifiant",
    .policy = "Politique",
    .as_of = "En date du",
    .recommended = "Recommandé",
    .why = "MOTIFS",
    .what_to_ask_for = "À DEMANDER",
    .what_would_change = "CE QUI CHANGERAIT LE RÉSULTAT",
    .grants = "À INSCRIRE",
    .clauses = "DISPOSITIONS",
    .interpretation = "interprétation\u00a0: {0}",
    .findings_of_officer = "Conclusions de l’agent",
    .from = "D’après {0}",
    .facts = "Faits",
    .for_clauses = "pour\u00a0: {0}",
    .could_settle = "Ce qui est demandé ci-dessus pourrait trancher la question.",
    .would_settle =
        "Rien de ce qui est fourni ne s’oppose à une approbation; ce qui est demandé ci-dessus trancherait la "
        "question.",
    .not_within = "hors de\u00a0: ",
    .not_yet = "ne peut encore être déterminé",
    .reaches_others =
        "ces faits déterminent aussi quelles autres dispositions s’appliquent; d’autres pourraient alors "
        "entrer en jeu",
    .any_one_of_these = "Si l’une de ces dispositions était satisfaite, les exigences le seraient\u00a0:",
    .these_together = "Si ces dispositions étaient toutes satisfaites, les exigences le seraient\u00a0:",
    .this_one = "Si cette disposition était satisfaite, les exigences le seraient\u00a0:",
    .nothing_meets = "Rien ne peut satisfaire à {0}.",
    .nobody_changes = "Rien\u00a0: {0} n’est pas satisfaite en raison de faits que personne ne peut changer.",
    .more_than_three = "Plus de trois dispositions devraient être satisfaites.",
    .still_open = "Ce qui reste ouvert empêche de dire quelles dispositions devraient être satisfaites.",
    .and_alone = "et",
    .other_ways = "et {0} autres possibilités",
    .wanting = "; il manque\u00a0: {0}",
    .not_given_facts = "; non fourni\u00a0: {0}",
    .set_by = " (établi par\u00a0: {0})",
    .not_met_since = "Non satisfait, puisque {0} ne l’est pas.",
    .waits_for = "Dépend de {0}.",
    .clauses_shown =
        "{0} dispositions sur {1}; la trace complète les contient toutes, avec les faits et les comparaisons",
    .deemed = " (réputé)",
    .holds_nothing_up = "ouvert, sans incidence",
    .exception = "sauf\u00a0: ",
    .exception_holds = "s’applique",
    .exception_does_not_hold = "ne s’applique pas",
    .or_else = "ou",
    .in_force = "en vigueur {0}, puisque {1} est\u00a0: {2}",
    .from_day = "à partir du {0}",
    .until_day = "jusqu’au {0}",
    .from_until = "du {0} au {1}",
    .at_all_times = "en tout temps",
    .wants = "manque",
    .is_finding = "conclusion à tirer par l’agent",
    .is_other_edition = "code de l’autre version de la CNP",
    .is_edition_not_known = "version de la CNP encore inconnue",
    .is_not_computable = "ne se prête pas au calcul",

    .note_assessed = "La demande {0} a été évaluée au regard de la politique {1}",
    .note_as_of = ", en date du {0} ({1})",
    .note_outcome = {"D’après les faits fournis, les exigences visant {0} sont satisfaites.",
                     "D’après les faits fournis, les exigences visant {0} ne sont pas satisfaites.",
                     "Les faits fournis ne permettent pas de déterminer si les exigences visant {0} sont "
                     "satisfaites.",
                     "{0} ne s’applique pas."},
    .note_one_not_met = "Un critère n’est pas satisfait.",
    .note_not_met = "{0} critères ne sont pas satisfaits.",
    .note_criterion = "Le critère {0} n’est pas satisfait",
    .note_considered = "Faits pris en compte\u00a0: {0}.",
    .note_reached = "La conclusion repose sur ce qui suit\u00a0: {0}.",
    .note_by_finding = "La conclusion découle des faits pris en compte.",
    .note_interpreted = "Le critère a été interprété ainsi\u00a0: {0}.",
    .note_fields = "Champs à remplir\u00a0:",
    .note_met = "Critères satisfaits\u00a0:",
    .note_please_provide = "Veuillez fournir ce qui suit, faute de quoi la demande ne peut être évaluée\u00a0:",
    .note_information = "Renseignements\u00a0:",
    .note_findings = "Conclusions à tirer par l’agent\u00a0:",
    .note_recommends =
        "Cette note a été rédigée à l’aide d’un outil qui recommande et ne décide pas; la décision "
        "revient à l’agent.",
    .note_supposed =
        "Cette note répond à une hypothèse\u00a0: les faits suivants ne figurent pas au dossier\u00a0: {0}.",
};

}  // namespace chapeau::trace
