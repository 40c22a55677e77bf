// An error is put together of phrases, some of which hold others. Each stands here with its French; what is filled in
// is cut out, said in French itself where it is a phrase, and filled in there. A test holds the table to all that the
// corpus of bad records says, so that a new phrase without French is found.
#include "interpreter/record/errors_fr.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chapeau::record {

namespace {

/// `{}` stands for what is taken over, `{said}` for a phrase.
struct Phrase {
    std::string_view english;
    std::string_view french;
};

constexpr std::string_view any_words = "{}";
constexpr std::string_view a_phrase = "{said}";

constexpr auto found_phrases = std::to_array<Phrase>({
    {"a field named `{}`", "un champ nommé «\u00a0{}\u00a0»"},
    {"`{}` a second time", "«\u00a0{}\u00a0» une deuxième fois"},
    {"an object", "un objet"},
    {"a list", "une liste"},
    {"nothing", "rien"},
    {"more than {} members of lists", "plus de {} éléments de listes"},
    {"{} bytes", "{} octets"},
    {"a line that is too long", "une ligne trop longue"},
    {"a text that ends with `{}`", "un texte qui se termine par «\u00a0{}\u00a0»"},
    {"a text that does not end", "un texte qui ne se termine pas"},
    {"a text too large for the memory", "un texte trop grand pour la mémoire"},
    {"a field's name", "un nom de champ"},
    {"the end of the text", "la fin du texte"},
    {"a raw control character in a text", "un caractère de commande dans un texte"},
    {"brackets within brackets, too deep", "des crochets imbriqués trop profondément"},
    {"a text", "un texte"},
    {"a number", "un nombre"},
    {"true or false", "true ou false"},
    {"a field that is not known", "un champ inconnu"},
    {"a field a second time", "un champ une deuxième fois"},
    {"something else", "autre chose"},
    {"something else at line {}, column {}", "autre chose, à la ligne {}, colonne {}"},
    {"{} at line {}, column {}", "{}, à la ligne {}, colonne {}"},
    // Of arrays.
    {"members from {} up to {}", "les éléments de {} à {}"},
    {"null", "null"},
    {"a set beyond the number of different sets that fit", "plus d’ensembles différents qu’il n’en tient"},
    // Of a case file.
    {"no path of a fact", "aucun chemin d’un fait"},
    {"no `{}`", "aucun «\u00a0{}\u00a0»"},
    {"a list of {}", "une liste de {}"},
    {"a file that is too long", "un fichier trop long"},
});

constexpr auto expected_phrases = std::to_array<Phrase>({
    {"at most {} members, by offsets that do not decrease and go up to {} at most",
     "au plus {} éléments, par des positions qui ne diminuent pas et vont au plus jusqu’à {}"},
    {"at most {} members, by offsets that do not decrease",
     "au plus {} éléments, par des positions qui ne diminuent pas"},
    {"a record of at most {} bytes", "un dossier d’au plus {} octets"},
    {"{said}; did you mean `{}`?", "{said}; vouliez-vous dire «\u00a0{}\u00a0»?"},
    {"{said} (a set is complete once it is there)", "{said} (un ensemble est complet dès qu’il est donné)"},
    {"{said} (a list is complete once it is there)", "{said} (une liste est complète dès qu’elle est donnée)"},
    {"{said}, in quotes", "{said}, entre guillemets"},
    {"{said}, with at most {} digits", "{said}, d’au plus {} chiffres"},
    {"a list, each member {said}", "une liste dont chaque élément est {said}"},
    {"a list of objects", "une liste d’objets"},
    {"an object", "un objet"},
    {"true or false", "true ou false"},
    {"{said} of at least {} and at most {}", "{said} d’au moins {} et d’au plus {}"},
    {"{said} above {} and at most {}", "{said} supérieur à {} et d’au plus {}"},
    {"{said} of at least {}", "{said} d’au moins {}"},
    {"{said} of at most {}", "{said} d’au plus {}"},
    {"{said} above {}", "{said} supérieur à {}"},
    {"a number", "un nombre"},
    {"a number of days", "un nombre de jours"},
    {"an amount of money as a number", "un montant, sous forme de nombre"},
    {"a date written \"YYYY-MM-DD\"", "une date sous la forme «\u00a0AAAA-MM-JJ\u00a0»"},
    {"a day that the calendar has, written \"YYYY-MM-DD\"",
     "un jour du calendrier, sous la forme «\u00a0AAAA-MM-JJ\u00a0»"},
    {"a text in quotes", "un texte entre guillemets"},
    {"a NOC code in quotes: 5 digits for NOC 2021, 4 digits for NOC 2016",
     "un code de la CNP entre guillemets\u00a0: 5 chiffres pour la CNP 2021, 4 chiffres pour la CNP 2016"},
    {"a value of `{}`", "une valeur de «\u00a0{}\u00a0»"},
    {"the field {said}", "le champ {said}"},
    {"a known field", "un champ connu"},
    {"each field at most once", "chaque champ au plus une fois"},
    {"a JSON value: a text in quotes, a number, true, false, null, a list or an object",
     "une valeur JSON\u00a0: un texte entre guillemets, un nombre, true, false, null, une liste ou un objet"},
    {"one JSON object", "un objet JSON"},
    {"the closing brace of the object at the end, and nothing after it",
     "l’accolade fermante de l’objet à la fin, et rien après elle"},
    {"a text whose escapes are those of JSON", "un texte dont les séquences d’échappement sont celles de JSON"},
    {"a name whose escapes are those of JSON", "un nom dont les séquences d’échappement sont celles de JSON"},
    {"nothing after the object", "rien après l’objet"},
    {"a comma, a colon, a quote or a closing bracket, here or just before",
     "une virgule, un deux-points, un guillemet ou un crochet fermant, ici ou juste avant"},
    {"UTF-8 text", "du texte en UTF-8"},
    {"a closing quote", "un guillemet fermant"},
    {"an escape, such as \\n or \\t", "une séquence d’échappement, comme \\n ou \\t"},
    {"objects and lists at most {} deep", "des objets et des listes imbriqués au plus {} fois"},
    {"at most {} bytes", "au plus {} octets"},
    {"a smaller record", "un dossier plus petit"},
    {"lists that are shorter", "des listes plus courtes"},
    {"{}` or `{}", "{}` ou `{}"},
    // Of a case file.
    {"a case file, as the desk saves it", "un dossier de travail, tel que le bureau l’enregistre"},
    {"1, the version of a case file", "1, la version d’un dossier de travail"},
    {"1, the version that this chapeau reads: one that is newer saved the file",
     "1, la version que ce chapeau lit\u00a0: une version plus récente a enregistré le fichier"},
    {"{}, the digest of `{}`: one of the two was changed",
     "{}, l’empreinte de «\u00a0{}\u00a0»\u00a0: l’un des deux a été modifié"},
    {"a list", "une liste"},
    {"a text", "un texte"},
    {"nothing of that name: there is {}", "rien de ce nom\u00a0: il y a {}"},
    {"nothing of that name", "rien de ce nom"},
    {"no second one", "un seul"},
    {"one of {}", "un parmi {}"},
    {"one JSON value", "une valeur JSON"},
    {"one", "un"},
    {"at most {}", "au plus {}"},
    {"a moment of UTC like {}", "un instant UTC comme {}"},
    {"a path such as {}", "un chemin comme {}"},
});

constexpr auto place_phrases = std::to_array<Phrase>({
    {"line {}, column {}", "ligne {}, colonne {}"},
});

struct Hole {
    std::size_t begin = std::string_view::npos;
    std::size_t size = 0;
};

Hole next_hole(std::string_view row) {
    const std::size_t begin = row.find('{');
    const bool phrase = begin != std::string_view::npos && row.substr(begin).starts_with(a_phrase);
    return {begin, phrase ? a_phrase.size() : any_words.size()};
}

/// What stands in the holes of a row where `words` reads like it. A hole ends where what follows it stands last, the
/// last one with the words.
std::optional<std::vector<std::string_view>> filled_in(std::string_view row, std::string_view words) {
    std::vector<std::string_view> holes;
    while (true) {
        const Hole hole = next_hole(row);
        if (hole.begin == std::string_view::npos)
            return row == words ? std::optional(holes) : std::nullopt;
        if (!words.starts_with(row.substr(0, hole.begin)))
            return std::nullopt;
        words.remove_prefix(hole.begin);
        row.remove_prefix(hole.begin + hole.size);
        const std::string_view literal = row.substr(0, next_hole(row).begin);
        const std::size_t end = literal.empty() ? words.size() : words.rfind(literal);
        if (end == std::string_view::npos || end == 0)
            return std::nullopt;
        holes.push_back(words.substr(0, end));
        words.remove_prefix(end);
    }
}

template <std::size_t Size>
std::string in_french(std::string_view words, const std::array<Phrase, Size>& phrases) {
    for (const Phrase& phrase : phrases) {
        const auto holes = filled_in(phrase.english, words);
        if (!holes)
            continue;
        std::string french;
        std::string_view row = phrase.french;
        for (const std::string_view hole : *holes) {
            const Hole place = next_hole(row);
            french += row.substr(0, place.begin);
            french += place.size == a_phrase.size() ? in_french(hole, phrases) : std::string(hole);
            row.remove_prefix(place.begin + place.size);
        }
        return french + std::string(row);
    }
    return std::string(words);
}

}  // namespace

RecordError in_french(const RecordError& error) {
    const bool of_record = error.found.starts_with('"') && error.found.ends_with('"');  // a text of its own
    return {error.path, of_record ? error.found : in_french(error.found, found_phrases),
            in_french(error.expected, expected_phrases)};
}

std::string place_in_french(std::string_view place) {
    return in_french(place, place_phrases);
}

}  // namespace chapeau::record
