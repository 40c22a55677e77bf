// What was done to a record, read back from where it is kept: drafts and case files write the same members. What is not there
// was not done, or is not said; what is of another shape, which another version of the page may have kept, is not guessed at.
import { kinds, outcomesDecidedOn, type Decided, type Form } from "./decisions";
import type { Found, WhatIf } from "./edits";
import { at, isFields, parse, type Value } from "./json";
import type { Work } from "./session";

/// Of the value at the place, `found[0].at`.
export class OtherShape extends Error {
  constructor(readonly place: string) {
    super(place);
  }
}

function must(isSo: boolean, place: string): void {
  if (!isSo) throw new OtherShape(place);
}
const within = (place: string, name: string) => (place === "" ? name : `${place}.${name}`);
/// Anything else in it would be lost when it is written again.
function mustHaveOnly(of: Value, names: readonly string[], place: string): void {
  must(isFields(of), place);
  for (const name of Object.keys(of as object)) must(names.includes(name), within(place, name));
}

/// Empty where it is not said.
function textAt(of: Value, name: string, place: string): string {
  const text = at(of, name) ?? "";
  must(typeof text === "string", within(place, name));
  return text as string;
}
function neededAt(of: Value, name: string, place: string): string {
  const text = textAt(of, name, place);
  must(text !== "", within(place, name));
  return text;
}
/// One of the words; nothing where none is said.
function oneAt<T>(of: Value, name: string, place: string, words: readonly T[]): T | undefined {
  const word = at(of, name);
  must(word === undefined || (words as readonly Value[]).includes(word), within(place, name));
  return word as T | undefined;
}
function listAt<T>(of: Value, name: string, read: (one: Value, place: string) => T): T[] {
  const all = at(of, name) ?? [];
  must(Array.isArray(all), name);
  return (all as Value[]).map((one, i) => read(one, `${name}[${i}]`));
}

const ofWhatIf = ["path", "value"];
const ofFound = [...ofWhatIf, "where", "at", "by"];
const ofDecided = ["of", "decision", "rationale", "name", "at", "outdated", "record_digest", "policy_digest", "outcome"];

function edit(one: Value, place: string): WhatIf {
  return { path: neededAt(one, "path", place), value: at(one, "value") ?? null };
}
function whatIf(one: Value, place: string): WhatIf {
  mustHaveOnly(one, ofWhatIf, place);
  return edit(one, place);
}
function found(one: Value, place: string): Found {
  mustHaveOnly(one, ofFound, place);
  return { ...edit(one, place), where: textAt(one, "where", place), at: textAt(one, "at", place), by: textAt(one, "by", place) };
}
function decided(one: Value, place: string): Decided {
  mustHaveOnly(one, ofDecided, place);
  oneAt(one, "outdated", place, [true, false]);
  const decision = oneAt(one, "decision", place, kinds);
  if (decision === undefined) throw new OtherShape(within(place, "decision"));
  const text = (name: string) => textAt(one, name, place);
  const outcome = oneAt(one, "outcome", place, outcomesDecidedOn);
  return {
    of: text("of"),
    decision,
    rationale: text("rationale"),
    name: text("name"),
    at: text("at"),
    record_digest: text("record_digest"),
    policy_digest: text("policy_digest"),
    ...(outcome && { outcome }),
  };
}
function forms(of: Value): Record<string, Form> {
  const all = at(of, "forms") ?? {};
  must(isFields(all), "forms");
  const form = (one: Value, place: string): Form => {
    mustHaveOnly(one, ["decision", "rationale"], place);
    return { decision: oneAt(one, "decision", place, kinds), rationale: textAt(one, "rationale", place) };
  };
  return Object.fromEntries(Object.entries(all as Record<string, Value>).map(([name, one]) => [name, form(one, `forms.${name}`)]));
}

/// Throws where something in it is of another shape.
export function workOf(of: Value): Work {
  return { found: listAt(of, "found", found), what_if: listAt(of, "what_if", whatIf), decisions: listAt(of, "decisions", decided), forms: forms(of) };
}
/// Nothing where the text cannot be read.
export function workIn(text: string): Work | undefined {
  try {
    const of = parse(text);
    mustHaveOnly(of, ["found", "what_if", "decisions", "forms"], "");
    return workOf(of);
  } catch {
    return undefined;
  }
}

/// Whether both say the same of what a case file holds.
export function saysTheSame(one: Work, other: Work): boolean {
  const said = ({ found: all, what_if, decisions }: Work) =>
    JSON.stringify([all.map(({ path, value, where }) => [path, value, where]), what_if.map(({ path, value }) => [path, value]), decisions.map(({ of, decision, rationale, name, at: time }) => [of, decision, rationale, name, time])]);
  return said(one) === said(other);
}
