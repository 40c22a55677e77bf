// Each phrase that is said of a bad record has its French.
#include <doctest/doctest.h>

#include "interpreter/record/errors_fr.hpp"
#include "tests/record/drafted.hpp"
#include "tests/record/files.hpp"

using namespace chapeau;
using namespace chapeau::tests;

namespace {

record::RecordError french(const std::string& found, const std::string& expected) {
    return record::in_french({"a.b", found, expected});
}

}  // namespace

TEST_CASE("all that the corpus of bad records says is said in French") {
    record::Reader reader(applicants());
    record::Record read;
    std::size_t count = 0;
    for (const auto& file : json_files("bad"))
        for (const record::RecordError& error : reader.read(content_of(file), read)) {
            CAPTURE(file.string());
            CAPTURE(error.expected);
            const record::RecordError said = record::in_french(error);
            ++count;
            CHECK(said.path == error.path);
            const bool names_alone = error.expected.starts_with('`') && error.expected.find(' ') == std::string::npos;
            CHECK((said.expected != error.expected || names_alone));
            for (const char* english : {" of ", " a ", " the ", " or ", "did you mean", " each ", " nothing"})
                CHECK_MESSAGE((" " + said.expected).find(english) == std::string::npos, said.expected);
        }
    CHECK(count > 50);
}

TEST_CASE("what is filled in stays, and what is a phrase itself is said") {
    CHECK(french("a field named `agee`", "the field `age`, `resident` or `income`; did you mean `age`?").found ==
          "un champ nommé «\u00a0agee\u00a0»");
    CHECK(french("", "the field `age`, `resident` or `income`; did you mean `age`?").expected ==
          "le champ `age`, `resident` ou `income`; vouliez-vous dire «\u00a0age\u00a0»?");
    CHECK(french("", "a list, each member a number of days of at least 0 and at most 12").expected ==
          "une liste dont chaque élément est un nombre de jours d’au moins 0 et d’au plus 12");
    CHECK(french("", "a number above 0.5").expected == "un nombre supérieur à 0.5");
    CHECK(french("", "`lake` or `river`, in quotes").expected == "`lake` ou `river`, entre guillemets");
    CHECK(french("", "sha256:07, the digest of `filed.text`: one of the two was changed").expected ==
          "sha256:07, l’empreinte de «\u00a0filed.text\u00a0»\u00a0: l’un des deux a été modifié");
    CHECK(french("}, 3 at line 17, column 40", "").found == "}, 3, à la ligne 17, colonne 40");
    CHECK(french("\"nothing at all\"", "").found == "\"nothing at all\"");
    CHECK(record::place_in_french("line 3, column 9") == "ligne 3, colonne 9");
}
