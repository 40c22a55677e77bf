// The policy that the server has: at first, and where it has another one by now. What is done stays in either case.
import { batch } from "@preact/signals";
import { again, expected, fetchPolicy, gone, otherPolicy, Refused, tokenWanted, type PolicyDocument } from "./api";
import { arrive } from "./arriving";
import { begin, caseload, closeCaseload, fault, keepers, put, read, session, setOut } from "./desk";
import { sentenceOf } from "./failed";
import { bringHeld, hearOthers, Keeper, notKept, readKept } from "./record/drafts";
import { Session } from "./record/session";
import { rowOnceRead } from "./rows";
import { policy, Policy } from "./state";
import { place } from "./ways";

let isFirst = true;

/// What the server has now; nothing where it does not say, which is said on the page.
async function policyNow(): Promise<PolicyDocument | undefined> {
  fault.value = "";
  try {
    const document = await fetchPolicy();
    tokenWanted.value = false;
    return document;
  } catch (why) {
    if (!gone.value && !(why instanceof Refused && why.problem.status === 401)) fault.value = sentenceOf(why);
    return undefined;
  }
}

function workWith(document: PolicyDocument): void {
  expected.value = document.digest;
  otherPolicy.value = "";
  if (policy.value?.document.digest !== document.digest) policy.value = new Policy(document);
}

/// Gets the policy, at first and where the server may have another one by now.
export async function load(): Promise<void> {
  const document = await policyNow();
  if (document === undefined) return;
  if (policy.value !== undefined && policy.value.document.digest !== document.digest) {
    otherPolicy.value = document.digest;
    return;
  }
  workWith(document);
  if (isFirst) await bringHeld().catch((why: unknown) => (notKept.value = String(why)));
  await readKept(document.name);
  ++again.value;
  if (isFirst) await arrive(place.value);
  isFirst = false;
}

/// Goes on with the policy that the server has now. What was done stays, whether it is kept or not; decisions made on the
/// policy before are outdated.
export async function takeOtherPolicy(): Promise<void> {
  const document = await policyNow();
  if (document === undefined) return;
  const { file, content } = caseload.value ?? { file: undefined, content: "" };
  const of = session.value;
  const { line } = place.value;
  setOut();
  batch(() => {
    closeCaseload();
    session.value = undefined;
    workWith(document);
    for (const before of [...keepers.values()]) goOn(before);
  });
  await readKept(document.name);
  ++again.value;
  if (file !== undefined) read(file, content);
  if (of === undefined) return;
  const next = await begin(of.filed, of.filed.name, line ?? null);
  session.value = next;
  const from = caseload.value;
  if (from === undefined || line === undefined) return;
  const row = await rowOnceRead(from, line);
  if (row !== undefined && from === caseload.value) put(from, row, next);
}

/// The same work on the same record, with the policy that there is now.
function goOn(before: Keeper): void {
  const next = new Session(policy.value!, before.session.filed);
  next.restore(before.session.work(), !before.session.unsaved.value);
  before.close();
  keepers.delete(before.key);
  const keeper = new Keeper(next, before.file, before.line, undefined);
  keeper.goOnFrom(before);
  keepers.set(keeper.key, keeper);
}

hearOthers(() => policy.value?.document.name);
