// A case file: the record as it was filed, what the officer found, what is assumed, and what was decided, in one JSON that
// the desk opens again and `chapeau eval --findings` takes.
import type { Decision } from "../words/words";
import { kinds } from "./decisions";
import { applied, now, type Found, type WhatIf } from "./edits";
import { digestOf } from "./digest";
import { bytesWith, Filed } from "./filed";
import { at, isFields, written, type Value } from "./json";
import type { Session, Work } from "./session";

export interface CaseFile {
  policy: { name: string; digest: string };
  filed: Filed;
  work: Work;
  whole: Value; // all that is in it
  /// The text is not that of the digest: somebody changed it.
  isAltered: boolean;
  /// Of the format; this page reads "1".
  version: string;
}

export function caseFile(session: Session): string {
  const { document } = session.policy;
  const work = session.work();
  const file = {
    chapeau_case: 1,
    policy: { name: document.name, digest: document.digest },
    filed: { text: session.filed.text, digest: session.filed.digest },
    found: session.found(),
    what_if: work.what_if,
    decisions: session.decisions.stated().map((stated) => ({ ...stated, record_digest: madeOn(session, stated.of) })),
    saved_at: now(),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/// The record that the decision was made on; not said where it was made on another policy, so that it stands on no record.
function madeOn(session: Session, name: string): string | undefined {
  const decided = session.decisions.of(name);
  return decided?.policy_digest === session.policy.document.digest ? decided.record_digest || undefined : undefined;
}

const text = (value: Value): string => (typeof value === "string" ? value : "");
const list = (value: Value): Value[] => (Array.isArray(value) ? (value as Value[]) : []);

function whatIfOf(value: Value): WhatIf {
  return { path: text(at(value, "path")), value: at(value, "value") ?? null };
}
function foundOf(value: Value): Found {
  return { ...whatIfOf(value), where: text(at(value, "where")), at: text(at(value, "at")), by: text(at(value, "by")) };
}
const decisions: readonly string[] = kinds;

// ---------------------------------------------------------------- what a case file has

type Shape = "text" | "yes or no" | "value" | { each: Shape } | { [member: string]: Shape };
const decisionShape: Shape = { of: "text", decision: "text", rationale: "text", name: "text", at: "text", outdated: "yes or no", record_digest: "text" };
const shape: Shape = {
  chapeau_case: "value",
  policy: { name: "text", digest: "text" },
  filed: { text: "text", digest: "text" },
  found: { each: { path: "text", value: "value", where: "text", at: "text", by: "text" } },
  what_if: { each: { path: "text", value: "value" } },
  decisions: { each: decisionShape },
  saved_at: "text",
};

/// Where the value first has something else than its shape, which would be lost when it is saved again.
function strangeIn(value: Value, of: Shape, path = ""): string | undefined {
  if (of === "value") return undefined;
  if (of === "text") return typeof value === "string" ? undefined : path;
  if (of === "yes or no") return typeof value === "boolean" ? undefined : path;
  if ("each" in of) {
    if (!Array.isArray(value)) return path;
    return first(value as Value[], (member, i) => strangeIn(member, of.each as Shape, `${path}[${i}]`));
  }
  if (!isFields(value)) return path;
  return first(Object.entries(value), ([name, member]) => {
    const inner = path === "" ? name : `${path}.${name}`;
    const wanted = Object.hasOwn(of, name) ? of[name] : undefined;
    return wanted === undefined ? inner : strangeIn(member, wanted, inner);
  });
}
function first<T>(all: readonly T[], look: (one: T, i: number) => string | undefined): string | undefined {
  for (const [i, one] of all.entries()) {
    const found = look(one, i);
    if (found !== undefined) return found;
  }
  return undefined;
}
/// Where the file has something that this page would pass over, also a decision on none of the policy's decisions.
export function passedOver(file: Value, names: readonly string[]): string | undefined {
  const known = (value: Value, of: readonly string[]) => typeof value === "string" && of.includes(value);
  return (
    strangeIn(file, shape) ??
    first(list(at(file, "decisions")), (one, i) =>
      !known(at(one, "of"), names) ? `decisions[${i}].of` : known(at(one, "decision"), decisions) ? undefined : `decisions[${i}].decision`,
    )
  );
}

/// The case that is in the file; nothing for a file that is none.
export function caseFileOf(file: Filed): CaseFile | undefined {
  if (!isFields(file.value) || !Object.hasOwn(file.value, "chapeau_case")) return undefined;
  const of = (path: string) => at(file.value, path);
  const filed = Filed.of(text(of("filed.text")), file.name);
  const policy = { name: text(of("policy.name")), digest: text(of("policy.digest")) };
  const decided = list(of("decisions")).filter((one) => decisions.includes(text(at(one, "decision"))));
  const found = list(of("found")).map(foundOf);
  const whatIf = list(of("what_if")).map(whatIfOf);
  const digest = digestOf(bytesWith(filed, applied(filed.value, [...found, ...whatIf])));
  const work: Work = {
    found,
    what_if: whatIf,
    decisions: decided.map((one) => ({
      of: text(at(one, "of")),
      decision: text(at(one, "decision")) as Decision,
      rationale: text(at(one, "rationale")),
      name: text(at(one, "name")),
      at: text(at(one, "at")),
      record_digest: text(at(one, "record_digest")),
      // Outdated though the record is the one that it was made on: it was made on another policy.
      policy_digest: at(one, "outdated") === true && at(one, "record_digest") === digest ? "" : policy.digest,
    })),
    forms: Object.fromEntries(decided.map((one) => [text(at(one, "of")), { decision: text(at(one, "decision")) as Decision, rationale: text(at(one, "rationale")) }])),
  };
  return { policy, filed, work, whole: file.value, version: written(of("chapeau_case")), isAltered: filed.digest !== text(of("filed.digest")) };
}
