#include "interpreter/caseload/headings.hpp"

namespace chapeau::caseload {

namespace {

constexpr Headings english_headings{
    .line = "line",
    .id = "id",
    .outcome = "outcome",
    .grants_missing = "grants_missing",
    .error_path = "error_path",
    .error_found = "error_found",
    .error_expected = "error_expected",
    .error_others = "error_others",
    .other_error = "{0}: found {1}, expected {2}",
};

constexpr Headings french_headings{
    .line = "ligne",
    .id = "identifiant",
    .outcome = "issue",
    .grants_missing = "octrois_sans_valeur",
    .error_path = "erreur_chemin",
    .error_found = "erreur_valeur",
    .error_expected = "erreur_attendu",
    .error_others = "erreur_autres",
    .other_error = "{0}\u00a0: trouvé {1}, attendu {2}",
};

}  // namespace

const Headings& headings_of(const trace::Words& words) {
    return words.language == trace::french.language ? french_headings : english_headings;
}

}  // namespace chapeau::caseload
