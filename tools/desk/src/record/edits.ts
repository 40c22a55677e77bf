// What an officer does to a record: facts that were found, which are evidence, and what-ifs, which are not. The record that
// is evaluated is what was filed, with what was found put in, with the what-ifs put in, each in the order of its making.
//
// A value that is put in stands for all below it: a change of a list takes earlier changes of its members along.
import type { Policy } from "../state";
import { at, same, withValue, type Value } from "./json";

export type Kind = "filed" | "found" | "what_if";
export type Mode = "found" | "what_if";

export interface WhatIf {
  path: string; // with indexes
  value: Value; // null: not known
}
export interface Found extends WhatIf {
  where: string; // it was seen; empty for a finding, which is the officer's own
  at: string; // ISO 8601, UTC
  by: string; // the officer; empty while the name is not given
}
export interface Edits {
  readonly found: readonly Found[];
  readonly whatIf: readonly WhatIf[];
}
export const noEdits: Edits = { found: [], whatIf: [] };

/// The time as case files and notes have it, to the second.
export function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

export function applied(record: Value, edits: readonly WhatIf[]): Value {
  return edits.reduce((of: Value, edit) => withValue(of, edit.path, edit.value ?? undefined), record);
}

/// The path or one within it.
export function isWithin(path: string, outer: string): boolean {
  return path === outer || (path.startsWith(outer) && (path[outer.length] === "." || path[outer.length] === "["));
}

function leftOf<T extends WhatIf>(edits: readonly T[], outer: string): T[] {
  return edits.filter((edit) => !isWithin(edit.path, outer));
}

/// The value put in as found, or back to what was filed where it says the same.
export function withFound(own: Value, edits: Edits, path: string, value: Value, by: string, where?: string): Edits {
  const rest = leftOf(edits.found, path);
  const whatIf = leftOf(edits.whatIf, path);
  if (same(at(applied(own, rest), path), value)) return { found: rest, whatIf };
  const before = edits.found.find((found) => found.path === path);
  const found: Found = { path, value: value ?? null, where: where ?? before?.where ?? "", at: now(), by };
  return { found: [...rest, found], whatIf };
}

/// The value put in as a what-if, or none where it is what the evidence says.
export function withWhatIf(evidence: Value, edits: Edits, path: string, value: Value): Edits {
  const rest = leftOf(edits.whatIf, path);
  const isNone = same(at(applied(evidence, rest), path), value);
  return { ...edits, whatIf: isNone ? rest : [...rest, { path, value: value ?? null }] };
}

/// The fact as it was filed. Of a list's member whose list was changed as a whole, the value that was filed is put in.
export function withoutEdits(own: Value, edits: Edits, path: string): Edits {
  const rest: Edits = { found: leftOf(edits.found, path), whatIf: leftOf(edits.whatIf, path) };
  const evidence = applied(own, rest.found);
  if (!same(at(evidence, path), at(own, path))) return withFound(own, edits, path, at(own, path), "", "");
  return same(at(applied(evidence, rest.whatIf), path), at(own, path)) ? rest : withWhatIf(evidence, rest, path, at(own, path));
}

/// The paths of the facts that the two records say differently; of lists of the same length, the fields of their members.
export function differing(policy: Policy, before: Value, after: Value): string[] {
  const paths: string[] = [];
  for (const fact of policy.document.facts) {
    if (fact.list !== undefined) continue;
    const was = at(before, fact.path);
    const is = at(after, fact.path);
    if (same(was, is)) continue;
    const alike = fact.many === "list" && Array.isArray(was) && Array.isArray(is) && was.length === is.length;
    if (!alike) {
      paths.push(fact.path);
      continue;
    }
    for (let i = 0; i < is.length; ++i)
      for (const column of policy.columnsOf(fact)) {
        const path = `${fact.path}[${i}]${column.path.slice(fact.path.length)}`;
        if (!same(at(before, path), at(after, path))) paths.push(path);
      }
  }
  return paths;
}
