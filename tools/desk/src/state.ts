// What the whole desk shares: the language, the colours and the policy.
import { computed, effect, signal } from "@preact/signals";
import type { EnumOf, FactOf, PolicyDocument, Titles } from "./api";
import { en } from "./words/en";
import { fr } from "./words/fr";
import type { Count, Language, Words } from "./words/words";

const catalogues: Record<Language, Words> = { en, fr };

function languageAtFirst(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked === "en" || asked === "fr") return asked;
  return navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en";
}

export const language = signal<Language>(languageAtFirst());
export const words = computed(() => catalogues[language.value]);

export type Theme = "auto" | "light" | "dark";
export const theme = signal<Theme>("auto");

effect(() => {
  document.documentElement.lang = language.value;
});
effect(() => {
  document.documentElement.dataset["theme"] = theme.value;
});

// ---------------------------------------------------------------- the policy

/// The policy's document, with what is looked up in it often.
export class Policy {
  readonly factOf: Map<string, FactOf>;
  readonly clauseTitle: Map<string, Titles>;
  /// The decisions' names, the principal one first.
  readonly decisionNames: string[];
  private readonly grants: Map<string, Titles>;

  constructor(readonly document: PolicyDocument) {
    this.factOf = new Map(document.facts.map((fact) => [fact.path, fact]));
    this.clauseTitle = new Map(document.clauses.map((clause) => [clause.id, clause.title]));
    this.decisionNames = document.decisions.map((decision) => decision.name);
    this.grants = new Map(
      document.decisions.flatMap(({ name, grants }) => grants.map((grant) => [`${name} ${grant.name}`, grant.title] as const)),
    );
  }

  decisionTitle(name: string): Titles {
    return this.document.decisions.find((decision) => decision.name === name)?.title ?? { en: name };
  }
  /// The grant's own title: decisions may grant different things under one name.
  grantTitle(decision: string, name: string): Titles {
    return this.grants.get(`${decision} ${name}`) ?? { en: name };
  }
  enumOf(fact: FactOf): EnumOf | undefined {
    return fact.enum === undefined ? undefined : this.document.enums[fact.enum];
  }
  /// The fact at `applicant.licences[2].occupation`.
  factAt(path: string): FactOf | undefined {
    return this.factOf.get(path.replace(/\[\d+\]/g, ""));
  }
  /// The fields of a list's members.
  columnsOf(list: FactOf): FactOf[] {
    return this.document.facts.filter((fact) => fact.list === list.path);
  }
  /// The facts that stand in the group itself.
  factsOf(group: string): FactOf[] {
    return this.document.facts.filter(
      (fact) => fact.list === undefined && fact.path.slice(0, fact.path.lastIndexOf(".")) === group,
    );
  }
  /// What a caseload's table shows of a record: its kinds, and the countries in it.
  tableFacts(): FactOf[] {
    const { id, facts } = this.document;
    const group = id === null ? "" : id.slice(0, id.lastIndexOf(".") + 1);
    const kinds = facts.filter(
      (fact) => fact.type === "enum" && fact.many === "one" && fact.list === undefined && fact.path.startsWith(group),
    );
    const countries = facts.filter(
      (fact) => fact.many === "set" && fact.list === undefined && this.enumOf(fact)?.country === true,
    );
    return [...kinds.slice(0, 1), ...countries.slice(0, 1)];
  }
  /// What a caseload is searched for beside that: what people wrote, an employer's name or a job's title.
  searchedFacts(): FactOf[] {
    const { id, facts } = this.document;
    return facts.filter((fact) => fact.type === "text" && fact.many === "one" && fact.list === undefined && fact.path !== id);
  }
}

export const policy = signal<Policy | undefined>(undefined);

/// The words of the current language, or those of the policy where it has none.
export function inWords(titles: Titles): string {
  return titles[language.value] ?? titles.en;
}
/// The language those words are in, where it is not the page's.
export function languageOf(titles: Titles): string | undefined {
  return titles[language.value] === undefined ? "en" : undefined;
}
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(language.value) + text.slice(1);
}
/// By which numbers and days are printed.
export function locale(): string {
  return language.value === "fr" ? "fr-CA" : "en-CA";
}
export function grouped(count: number): string {
  return new Intl.NumberFormat(locale()).format(count);
}
/// For words that are in the singular or the plural.
export function counted(count: number): Count {
  return { count, written: grouped(count) };
}
