#include "interpreter/trace/page_words.hpp"

namespace chapeau::trace {
namespace {

constexpr PageWords english_page{
    .name_of_language = "English",
    .skip_to_clauses = "Skip to the clauses",
    .language = "Language",

    .outcome = {"Meets the requirements", "Does not meet the requirements", "Cannot be determined yet",
                "Does not apply"},
    .recommendation = {"approve", "refuse", "ask for what is missing", "nothing"},
    .recommend_mending = "have the policy corrected",
    .recommend_correcting = "have the values given corrected",
    .application = "Application",
    .as_of = "As of",
    .policy = "Policy",
    .recommended = "Recommended",
    .officer_decides = "the officer decides",

    .assumed = "what if",
    .found = "found by the officer",

    .decision = "Decision of the officer",
    .program_recommends = "The program recommends",
    .recorded = "Decision recorded",
    .not_decided = "none yet",
    .approve = "approval",
    .refuse = "refusal",
    .more_information = "request for more information",
    .decided_by = "by {0}",
    .agrees = "The decision follows the recommendation.",
    .departs = "The decision departs from the recommendation.",
    .rationale = "Rationale",
    .no_rationale = "none given",
    .name_and_date = "Decision, name and date",

    .why = "Why",
    .ask = "What to ask for",
    .change = "What would change the outcome",
    .grants = "To enter in the case system",
    .field = "Field",
    .value = "Value",
    .copy = "Copy",
    .unlocks = "After the arrow stand the clauses that wait for it.",

    .clauses = "Clauses",
    .show = "Show",
    .decisive = "Decisive",
    .all = "All",
    .search = "Search",
    .unfold_all = "Unfold all",
    .fold_all = "Fold all",
    .print = "Print",
    .clauses_found = "clauses",
    .copied = "Copied",
    .keys = "Keys",
    .key_search = "search",
    .key_next = "next clause, the one before",
    .key_toggle = "fold or unfold the clause",
    .key_filter = "the next filter",
    .key_fold = "fold all, unfold all",
    .key_language = "the other language",
    .keys_on = "Single keys work",

    .taken_away = "Taken away by an exception: {0}",
    .deemed_met = "Deemed met by",
    .wanted = "Wanted",

    .workings = "Workings",

    .how = "How this was reached",
    .how_program =
        "Every clause of the policy was applied to the facts of the record, by fixed rules and without estimates. A "
        "fact "
        "that is not in the record counts as not known, never as a no.",
    .how_officer =
        "The program recommends and decides nothing. An officer checks the facts and the reasons, makes the findings "
        "that "
        "are theirs, decides, and records the decision with its rationale.",
    .how_recourse =
        "Who disagrees with a fact or a reading can point to the clause by its address on this page and ask for the "
        "record "
        "to be put right and evaluated anew.",
    .audit = "For audit",
    .engine = "Engine",
    .policy_digest = "Policy digest",
    .record_digest = "Record digest",
};

constexpr PageWords french_page{
    .name_of_language = "Français",
    .skip_to_clauses = "Passer aux clauses",
    .language = "Langue",

    .outcome = {"Satisfait aux exigences", "Ne satisfait pas aux exigences", "Reste à déterminer", "Ne s’applique pas"},
    .recommendation = {"approuver", "refuser", "demander ce qui manque", "rien"},
    .recommend_mending = "faire corriger la politique",
    .recommend_correcting = "faire corriger les valeurs fournies",
    .application = "Demande",
    .as_of = "En date du",
    .policy = "Politique",
    .recommended = "Recommandation",
    .officer_decides = "la décision revient à l’agent",

    .assumed = "hypothèse",
    .found = "constaté par l’agent",

    .decision = "Décision de l’agent",
    .program_recommends = "Le programme recommande",
    .recorded = "Décision consignée",
    .not_decided = "aucune pour l’instant",
    .approve = "approbation",
    .refuse = "refus",
    .more_information = "demande de renseignements",
    .decided_by = "par {0}",
    .agrees = "La décision suit la recommandation.",
    .departs = "La décision s’écarte de la recommandation.",
    .rationale = "Justification",
    .no_rationale = "aucune",
    .name_and_date = "Décision, nom et date",

    .why = "Motifs",
    .ask = "À demander",
    .change = "Ce qui changerait le résultat",
    .grants = "À inscrire dans le système",
    .field = "Champ",
    .value = "Valeur",
    .copy = "Copier",
    .unlocks = "Après la flèche figurent les clauses qui en dépendent.",

    .clauses = "Clauses",
    .show = "Afficher",
    .decisive = "Déterminantes",
    .all = "Toutes",
    .search = "Rechercher",
    .unfold_all = "Tout déplier",
    .fold_all = "Tout replier",
    .print = "Imprimer",
    .clauses_found = "clauses",
    .copied = "Copié",
    .keys = "Touches",
    .key_search = "rechercher",
    .key_next = "clause suivante, précédente",
    .key_toggle = "replier ou déplier la clause",
    .key_filter = "le filtre suivant",
    .key_fold = "tout replier, tout déplier",
    .key_language = "l’autre langue",
    .keys_on = "Touches simples actives",

    .taken_away = "Exclue par l’exception\u00a0: {0}",
    .deemed_met = "Réputée satisfaite par\u00a0:",
    .wanted = "Manque",

    .workings = "Calculs",

    .how = "Comment ce résultat a été obtenu",
    .how_program =
        "Chaque clause de la politique a été appliquée aux faits du dossier, par des règles fixes et sans "
        "estimation. Un fait absent du dossier est une valeur inconnue, jamais une réponse négative.",
    .how_officer =
        "Le programme recommande et ne décide rien. Un agent vérifie les faits et les motifs, fait les constatations "
        "qui "
        "lui reviennent, décide, et consigne sa décision avec sa justification.",
    .how_recourse =
        "Quiconque conteste un fait ou une interprétation peut désigner la clause par son adresse sur cette page "
        "et "
        "demander que le dossier soit corrigé et évalué de nouveau.",
    .audit = "Aux fins de vérification",
    .engine = "Moteur",
    .policy_digest = "Empreinte de la politique",
    .record_digest = "Empreinte du dossier",
};

}  // namespace

const PageWords& page_words_of(const Words& words) {
    return words.language == "fr" ? french_page : english_page;
}

}  // namespace chapeau::trace
