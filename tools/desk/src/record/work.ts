// What was done to a record, read back from where it is kept as text. What is not there was not done; what is of another
// shape, which another version of the page may have kept, is not guessed at.
import { kinds, type Decided, type Form } from "./decisions";
import type { Found, WhatIf } from "./edits";
import { at, isFields, parse, type Value } from "./json";
import type { Work } from "./session";

class OtherShape extends Error {}

function must(isSo: boolean): void {
  if (!isSo) throw new OtherShape();
}
const isKind = (value: Value | undefined) => (kinds as readonly unknown[]).includes(value);
function listAt<T>(of: Value, path: string, read: (one: Value) => T): T[] {
  const all = at(of, path) ?? [];
  must(Array.isArray(all));
  return (all as Value[]).map(read);
}
function textsOf(of: Value, names: readonly string[]): void {
  must(isFields(of) && names.every((name) => typeof at(of, name) === "string"));
}

function whatIf(one: Value): WhatIf {
  textsOf(one, ["path"]);
  return { ...(one as WhatIf), value: at(one, "value") ?? null };
}
function found(one: Value): Found {
  textsOf(one, ["path", "where", "at", "by"]);
  return { ...(one as Found), value: at(one, "value") ?? null };
}
function decided(one: Value): Decided {
  textsOf(one, ["of", "decision", "rationale", "name", "at", "record_digest", "policy_digest"]);
  must(isKind(at(one, "decision")));
  return one as Decided;
}
function forms(of: Value): Record<string, Form> {
  const all = at(of, "forms") ?? {};
  must(isFields(all));
  return Object.fromEntries(Object.entries(all as Record<string, Value>).map(([name, form]) => [name, formOf(form)]));
}
function formOf(form: Value): Form {
  textsOf(form, ["rationale"]);
  const decision = at(form, "decision");
  must(decision === undefined || isKind(decision));
  return form as Form;
}

/// Nothing where the text cannot be read.
export function workIn(text: string): Work | undefined {
  try {
    const of = parse(text);
    must(isFields(of));
    return { found: listAt(of, "found", found), what_if: listAt(of, "what_if", whatIf), decisions: listAt(of, "decisions", decided), forms: forms(of) };
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
