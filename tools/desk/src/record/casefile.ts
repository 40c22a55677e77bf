// A case file: the record as it was filed, what the officer found, what is assumed, and what was decided, in one JSON that
// the desk opens again and `chapeau eval --findings` takes.
import type { Decision } from "../words/words";
import { applied, now, type Found, type WhatIf } from "./edits";
import { digestOf } from "./digest";
import { bytesWith, Filed } from "./filed";
import { at, isFields, type Value } from "./json";
import type { Session, Work } from "./session";

export interface CaseFile {
  policy: { name: string; digest: string };
  filed: Filed;
  work: Work;
  /// The text is not that of the digest: somebody changed it.
  isAltered: boolean;
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
    decisions: session.decisions.stated().map((stated) => ({ ...stated, record_digest: session.decisions.of(stated.of)?.record_digest })),
    saved_at: now(),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const text = (value: Value): string => (typeof value === "string" ? value : "");
const list = (value: Value): Value[] => (Array.isArray(value) ? (value as Value[]) : []);

function whatIfOf(value: Value): WhatIf {
  return { path: text(at(value, "path")), value: at(value, "value") ?? null };
}
function foundOf(value: Value): Found {
  return { ...whatIfOf(value), where: text(at(value, "where")), at: text(at(value, "at")), by: text(at(value, "by")) };
}
const decisions: readonly string[] = ["approve", "refuse", "more_information"];

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
  return { policy, filed, work, isAltered: filed.digest !== text(of("filed.digest")) };
}
