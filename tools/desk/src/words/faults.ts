// What the server says of a record that is none is English. Here it is put into the language of the page, phrase by phrase;
// what is not known here stays English, and is marked as such. What stands in `…` or is a value of the record stays as it is.
import { language } from "../state";

const phrases: [RegExp, string][] = [
  // found
  [/^the end of the text$/, "la fin du texte"],
  [/^nothing$/, "rien"],
  [/^an object$/, "un objet"],
  [/^a list$/, "une liste"],
  [/^a field named (`.*`)$/s, "un champ nommé $1"],
  [/^a field's name$/, "un nom de champ"],
  [/^(`.*`) a second time$/s, "$1 une deuxième fois"],
  [/^a text that ends with (`.*`)$/s, "un texte qui se termine par $1"],
  [/^a text that does not end$/, "un texte qui ne se termine pas"],
  [/^a raw control character in a text$/, "un caractère de commande dans un texte"],
  [/^a text too large for the memory$/, "un texte trop grand pour la mémoire"],
  [/^brackets within brackets, too deep$/, "des crochets imbriqués trop profondément"],
  [/^more than (\d+) members of lists$/, "plus de $1 éléments de listes"],
  [/^(\d+) bytes$/, "$1 octets"],
  [/^(.*) at line (\d+), column (\d+)$/s, "$1, à la ligne $2, colonne $3"],
  // expected
  [/^true or false$/, "true ou false"],
  [/^a number$/, "un nombre"],
  [/^a number (of at least|above|of at most) (\S+)$/, "un nombre $1 $2"],
  [/^an amount of money as a number(.*)$/, "un montant, sous forme de nombre$1"],
  [/^a number of days(.*)$/, "un nombre de jours$1"],
  [/^a date written "YYYY-MM-DD"$/, "une date sous la forme « AAAA-MM-JJ »"],
  [/^a day that the calendar has, written "YYYY-MM-DD"$/, "un jour du calendrier, sous la forme « AAAA-MM-JJ »"],
  [/^a text in quotes$/, "un texte entre guillemets"],
  [/^a NOC code in quotes: .*$/, "un code de la CNP entre guillemets : 5 chiffres pour la CNP 2021, 4 chiffres pour la CNP 2016"],
  [/^a list of objects$/, "une liste d’objets"],
  [/^a value of (`[^`]*`)$/, "une valeur de $1"],
  [/^the field (.*)$/s, "le champ $1"],
  [/^a known field(.*)$/s, "un champ connu$1"],
  [/^each field at most once$/, "chaque champ au plus une fois"],
  [/^one JSON object$/, "un objet JSON"],
  [/^UTF-8 text$/, "du texte en UTF-8"],
  [/^a closing quote$/, "un guillemet fermant"],
  [/^an escape, such as (.*) or (.*)$/, "une séquence d’échappement, comme $1 ou $2"],
  [/^a smaller record$/, "un dossier plus petit"],
  [/^lists that are shorter$/, "des listes plus courtes"],
  [/^nothing after the object$/, "rien après l’objet"],
  [/^the closing brace of the object at the end, and nothing after it$/, "l’accolade fermante de l’objet à la fin, et rien après elle"],
  [/^a name whose escapes are those of JSON$/, "un nom dont les séquences d’échappement sont celles de JSON"],
  [/^a text whose escapes are those of JSON$/, "un texte dont les séquences d’échappement sont celles de JSON"],
  [/^a comma, a colon, a quote or a closing bracket, here or just before$/, "une virgule, un deux-points, un guillemet ou un crochet fermant, ici ou juste avant"],
  [/^a JSON value: .*$/, "une valeur JSON : un texte entre guillemets, un nombre, true, false, null, une liste ou un objet"],
  [/^objects and lists at most (\d+) deep$/, "des objets et des listes imbriqués au plus $1 fois"],
  [/^a record of at most (\d+) bytes$/, "un dossier d’au plus $1 octets"],
  [/^a line that is too long$/, "une ligne trop longue"],
  [/^at most (\d+) bytes$/, "au plus $1 octets"],
];
/// Within what a phrase keeps of the English.
const parts: [RegExp, string][] = [
  [/\bof at least\b/g, "d’au moins"],
  [/\babove\b/g, "supérieur à"],
  [/\bof at most\b/g, "d’au plus"],
  [/` or `/g, "` ou `"],
  [/, in quotes$/, ", entre guillemets"],
  [/; did you mean (`[^`]*`)\?/g, "; vouliez-vous dire $1?"],
  [/ \(did you mean (`[^`]*`)\?\)/g, " (vouliez-vous dire $1?)"],
];

export interface Said {
  text: string;
  lang: "en" | "fr";
}

/// `found` and `expected` of a fault, in the language of the page where it is known there.
export function saidOf(text: string): Said {
  if (language.value === "en") return { text, lang: "en" };
  const isValue = /^(["\d[{-]|true$|false$|null$)/.test(text);
  const each = /^a list, each member (.*)$/s.exec(text);
  if (each !== null) return { ...saidOf(each[1] ?? ""), text: `une liste dont chaque élément est ${saidOf(each[1] ?? "").text}` };
  const whole = /^(.*) \(a (set|list) is complete once it is there\)$/s.exec(text);
  if (whole !== null) {
    const note = whole[2] === "set" ? "un ensemble est complet dès qu’il est donné" : "une liste est complète dès qu’elle est donnée";
    return { ...saidOf(whole[1] ?? ""), text: `${saidOf(whole[1] ?? "").text} (${note})` };
  }
  const phrase = phrases.find(([english]) => english.test(text));
  if (phrase === undefined && !isValue && !/^`[^`]*`(, `[^`]*`)*( or `[^`]*`)?/.test(text)) return { text, lang: "en" };
  const french = phrase === undefined ? text : text.replace(phrase[0], phrase[1]);
  return { text: isValue && phrase === undefined ? text : parts.reduce((of, [from, to]) => of.replace(from, to), french), lang: "fr" };
}
