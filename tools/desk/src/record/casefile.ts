// A case file: the record as it was filed, what the officer found, what is assumed, and what was decided, in one JSON that
// the desk opens again and `chapeau eval --findings` takes.
import { applied, now } from "./edits";
import { digestOf } from "./digest";
import { bytesWith, Filed } from "./filed";
import { at, isFields, written, type Value } from "./json";
import type { Session, Work } from "./session";
import { OtherShape, workOf } from "./work";

export interface CaseFile {
  policy: { name: string; digest: string };
  filed: Filed;
  work: Work;
  whole: Value; // all that is in it
  /// Where something in it is of another shape than its work; empty where nothing is.
  otherShape: string;
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
    decisions: session.decisions.stated().map((stated) => ({ ...stated, record_digest: madeOn(session, stated.of), outcome: session.decisions.of(stated.of)?.outcome })),
    saved_at: now(),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/// The record that the decision was made on; not said where it was made on another policy, so that it stands on no record.
function madeOn(session: Session, name: string): string | undefined {
  const decided = session.decisions.of(name);
  return decided?.policy_digest === session.policy.document.digest ? decided.record_digest || undefined : undefined;
}

// ---------------------------------------------------------------- what a case file has

/// The members around its work, which are texts; `value` of what is looked at elsewhere.
const shape: { [member: string]: "text" | "value" | readonly string[] } = {
  chapeau_case: "value",
  policy: ["name", "digest"],
  filed: ["text", "digest"],
  found: "value",
  what_if: "value",
  decisions: "value",
  saved_at: "text",
};

/// Where the file first has something else, which would be lost when it is saved again.
function strangeIn(whole: Value): string | undefined {
  for (const [name, value] of Object.entries(whole as object) as [string, Value][]) {
    const wanted = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (wanted === undefined || (wanted === "text" && typeof value !== "string")) return name;
    if (wanted === "text" || wanted === "value") continue;
    if (!isFields(value)) return name;
    const strange = Object.entries(value).find(([member, text]) => !wanted.includes(member) || typeof text !== "string");
    if (strange !== undefined) return `${name}.${strange[0]}`;
  }
  return undefined;
}
/// Where the file has something that this page would pass over, also a decision on none of the policy's decisions.
export function passedOver({ whole, otherShape, work }: CaseFile, names: readonly string[]): string | undefined {
  const unknown = work.decisions.findIndex(({ of }) => !names.includes(of));
  return strangeIn(whole) ?? (otherShape || undefined) ?? (unknown < 0 ? undefined : `decisions[${unknown}].of`);
}

// ---------------------------------------------------------------- a case file that is opened

const noWork: Work = { found: [], what_if: [], decisions: [], forms: {} };

/// What was decided and the record is shown as recorded; a decision that is made now begins with an empty form.
function workIn(whole: Value, filed: Filed, policy: string): Work {
  const { found, what_if, decisions } = workOf({ ...(whole as object), forms: {} });
  const digest = digestOf(bytesWith(filed, applied(filed.value, [...found, ...what_if])));
  // Outdated though the record is the one that it was made on: it was made on another policy.
  const isOfOther = (i: number) => at(whole, `decisions[${i}].outdated`) === true && decisions[i]?.record_digest === digest;
  return { found, what_if, decisions: decisions.map((one, i) => ({ ...one, policy_digest: isOfOther(i) ? "" : policy })), forms: {} };
}

/// The case that is in the file; nothing for a file that is none.
export function caseFileOf(file: Filed): CaseFile | undefined {
  if (!isFields(file.value) || !Object.hasOwn(file.value, "chapeau_case")) return undefined;
  const text = (path: string) => {
    const value = at(file.value, path);
    return typeof value === "string" ? value : "";
  };
  const filed = Filed.of(text("filed.text"), file.name);
  const policy = { name: text("policy.name"), digest: text("policy.digest") };
  const read = { work: noWork, otherShape: "" };
  try {
    read.work = workIn(file.value, filed, policy.digest);
  } catch (fault) {
    if (!(fault instanceof OtherShape)) throw fault;
    read.otherShape = fault.place;
  }
  return { policy, filed, ...read, whole: file.value, version: written(at(file.value, "chapeau_case")), isAltered: filed.digest !== text("filed.digest") };
}
