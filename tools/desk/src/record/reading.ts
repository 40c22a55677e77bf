// Numbers and days as people write them, in either language. What can be read in one way alone is read, also where it is
// written as the other language writes it; what can be read in two is not.
import { language } from "../state";

export type Read = { value: string } | { ambiguous: [string, string] } | "none";

const blanks = /[ \u00a0\u202f\u2009]/g;
const sign = "[-\u2212]?";

function grouped(text: string, mark: string): boolean {
  const groups = text.split(mark);
  return /^\d{1,3}$/.test(groups[0] ?? "") && groups[0] !== "0" && groups.slice(1).every((group) => /^\d{3}$/.test(group));
}

/// The whole part without its marks; nothing where they stand in the wrong places.
function wholeOf(text: string): string | undefined {
  if (/^(0|[1-9]\d*)$/.test(text)) return text;
  for (const mark of [" ", ","]) if (text.includes(mark) && grouped(text, mark)) return text.replaceAll(mark, "");
  return undefined;
}

/// `2,345.67` and `2 345,67` are 2345.67. A lone comma before three digits may stand for thousands or for decimals, and so
/// may a lone point in French, which writes neither.
export function readNumber(written: string): Read {
  const text = written
    .replace(blanks, " ")
    .replace(/^\s*\$\s*|\s*\$\s*$/g, "")
    .trim();
  const found = new RegExp(`^(${sign})(.*)$`).exec(text);
  const minus = found?.[1] ? "-" : "";
  const digits = found?.[2] ?? "";
  const lone = /^([1-9]\d{0,2})([.,])(\d{3})$/.exec(digits);
  if (lone !== null && (lone[2] === "," || language.value === "fr")) {
    const decimal = language.value === "fr" ? "," : ".";
    return { ambiguous: [`${minus}${lone[1]}${lone[3]}`, `${minus}${lone[1]}${decimal}${lone[3]}0`] };
  }
  const whole = wholeOf(digits);
  if (whole !== undefined) return { value: minus + whole };
  const [, before = "", decimals = ""] = /^(.+)[.,](\d+)$/.exec(digits) ?? [];
  const front = wholeOf(before);
  const isClear = front !== undefined && !(before.includes(",") && !digits.includes("."));
  return isClear ? { value: `${minus}${front}.${decimals}` } : "none";
}

// ---------------------------------------------------------------- days

const months: Record<string, number> = {};
for (const [number, names] of [
  ["january", "jan", "janvier", "janv"],
  ["february", "feb", "février", "févr", "fév"],
  ["march", "mar", "mars"],
  ["april", "apr", "avril", "avr"],
  ["may", "mai"],
  ["june", "jun", "juin"],
  ["july", "jul", "juillet", "juil"],
  ["august", "aug", "août"],
  ["september", "sept", "sep", "septembre"],
  ["october", "oct", "octobre"],
  ["november", "nov", "novembre"],
  ["december", "dec", "décembre", "déc"],
].entries())
  for (const name of names) months[folded(name)] = number + 1;

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/// The day, where there is one.
function dayOf(year: number, month: number, day: number): string | undefined {
  const pad = (number: number, size: number) => String(number).padStart(size, "0");
  const written = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}

/// `2022-11-14`, `14 novembre 2022`, `Nov. 14, 2022`. Of two numbers before a year nobody can tell which is the month, unless
/// one of them is none.
export function readDay(text: string): Read {
  const words = folded(text.replace(blanks, " ").trim()).replace(/^le /, "");
  const numbers = (found: RegExpExecArray) => found.slice(1).map(Number) as [number, number, number];
  const iso = /^(\d{4})[-/](\d\d?)[-/](\d\d?)$/.exec(words);
  if (iso !== null) return one(dayOf(...numbers(iso)));
  const dayFirst = /^(\d\d?)(?:er|st|nd|rd|th)? ([a-z]+)\.?,? (\d{4})$/.exec(words);
  if (dayFirst !== null) return one(dayOf(Number(dayFirst[3]), months[dayFirst[2] ?? ""] ?? 0, Number(dayFirst[1])));
  const monthFirst = /^([a-z]+)\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})$/.exec(words);
  if (monthFirst !== null) return one(dayOf(Number(monthFirst[3]), months[monthFirst[1] ?? ""] ?? 0, Number(monthFirst[2])));
  const either = /^(\d\d?)[-/.](\d\d?)[-/.](\d{4})$/.exec(words);
  if (either === null) return "none";
  const [first, second, year] = numbers(either);
  const all = [dayOf(year, second, first), dayOf(year, first, second)].filter((day) => day !== undefined);
  const [a, b] = all;
  return a !== undefined && b !== undefined && a !== b ? { ambiguous: [a, b] } : one(a);
}

function one(day: string | undefined): Read {
  return day === undefined ? "none" : { value: day };
}
