// What is open, and how one thing is left for another. Nothing that was done is left behind without a word: it is kept in
// the browser, and who leaves it is told that no file has it yet.
import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { again, expected, fetchPolicy, gone, otherPolicy, Refused, tokenWanted, type PolicyDocument } from "./api";
import { ask } from "./Asking";
import { Caseload } from "./caseload/caseload";
import { opened, type Opened } from "./opening";
import { visible } from "./parts";
import { passedOver, type CaseFile } from "./record/casefile";
import { bringHeld, clear, draftOf, filedOf, hearOthers, keyOf, Keeper, kept, notKept, readKept, type Draft } from "./record/drafts";
import { Filed } from "./record/filed";
import { Session } from "./record/session";
import { policy, Policy, words } from "./state";
import { ofTab } from "./storage";
import { follow, go, place, shortDigest, type Place } from "./ways";

export const caseload = signal<Caseload | undefined>(undefined);
export const session = signal<Session | undefined>(undefined);
/// What is wrong with what was to be opened, and what is to be said of what was.
export const fault = signal("");
export const notice = signal("");

/// All that was opened since the page was: by record, and caseloads by name.
const keepers = new Map<string, Keeper>();
const files = new Map<string, File>();

export function keeperOf(of: Session): Keeper | undefined {
  return keepers.get(keyOf(of.policy.document.name, of.filed.digest));
}

const unsaved = computed(() => {
  const all = new Set([...(caseload.value?.sessions.value.values() ?? [])]);
  if (session.value) all.add(session.value);
  return [...all].filter((one) => one.unsaved.value);
});

export function toTop(): void {
  requestAnimationFrame(() => {
    scrollTo(0, 0);
    document.getElementById("title")?.focus({ preventScroll: true });
  });
}

// ---------------------------------------------------------------- leaving

/// Asks where something would be left that no file has. Within its own caseload a record is not left.
async function mayLeave(): Promise<boolean> {
  const left = unsaved.value;
  if (left.length === 0) return true;
  const w = words.value;
  const names = left.slice(0, 5).map((one) => isolated(one.id.value ?? w.unnamed));
  return (
    (await ask({
      title: w.leaveTitle(left.length),
      text: w.leaveText(names.join(", ") + (left.length > names.length ? ` ${w.more(left.length - names.length)}` : ""), notKept.value === ""),
      choices: [
        { key: "stay", label: w.stay, primary: true },
        { key: "leave", label: w.leave },
      ],
    })) === "leave"
  );
}

/// Within a sentence: in a direction of its own, with what cannot be seen in it shown.
function isolated(name: string): string {
  return `\u2068${visible(name)}\u2069`;
}

addEventListener("beforeunload", (event) => {
  if (unsaved.value.length > 0) event.preventDefault();
});

// ---------------------------------------------------------------- opening

/// Counts what was set out for: what waits for a file or for the storage is shown only while nothing else was set out for.
let ways = 0;

/// With what is kept of it, unless other work is brought along.
async function begin(filed: Filed, file: string, line: number | null, brought?: CaseFile): Promise<Session> {
  const known = policy.value;
  if (known === undefined) throw new Error("no policy yet");
  const key = keyOf(known.document.name, filed.digest);
  const draft = keepers.has(key) && brought === undefined ? undefined : await draftOf(key);
  const before = keepers.get(key);
  if (before !== undefined && brought === undefined) return before.session;
  const fresh = new Session(known, filed);
  if (brought !== undefined) fresh.restore(brought.work, true);
  before?.close();
  keepers.set(key, new Keeper(fresh, file, line, draft, brought !== undefined));
  return fresh;
}

/// The session of a row. Others may be put beside it while it is begun.
async function sessionOf(of: Caseload, row: number): Promise<Session> {
  const there = of.sessions.value.get(row);
  if (there !== undefined) return there;
  const next = await begin(new Filed(await of.bytesOf(row), of.file.name), of.file.name, of.lineOf(row));
  put(of, row, next);
  return next;
}
function put(of: Caseload, row: number, next: Session): void {
  of.sessions.value = new Map(of.sessions.value).set(row, next);
}

function show(next: Session, to: Place): void {
  remember(next.filed);
  batch(() => {
    if (to.line === undefined) closeCaseload();
    session.value = next;
  });
  go(to);
  toTop();
}
async function showBegun(begun: Promise<Session>, to: Place): Promise<void> {
  const way = ++ways;
  const next = await begun;
  if (way === ways) show(next, to);
}

export async function openRecord(filed: Filed): Promise<void> {
  await showBegun(begin(filed, filed.name, null), { record: shortDigest(filed.digest), ...(filed.name ? { file: filed.name } : {}) });
}

async function openCase(file: CaseFile): Promise<void> {
  const w = words.value;
  const { document } = policy.value!;
  const strange = passedOver(file.whole, policy.value!.decisionNames);
  if (file.version !== "1") fault.value = w.caseOfOtherFormat(file.filed.name, file.version || "—");
  else if (file.policy.name !== document.name) fault.value = w.caseOfOther(file.filed.name, file.policy.name || "—");
  else if (file.isAltered) fault.value = w.caseAltered(file.filed.name);
  else if (strange !== undefined) fault.value = w.casePassedOver(file.filed.name, strange);
  else {
    notice.value = file.policy.digest === document.digest ? "" : w.caseOfOtherVersion;
    await showBegun(begin(file.filed, file.filed.name, null, file), { record: shortDigest(file.filed.digest), file: file.filed.name });
  }
}

function openCaseload(file: File): void {
  ++ways;
  closeCaseload();
  session.value = undefined;
  files.set(file.name, file);
  read(file);
}

let stopRestoring = () => {};

/// What is kept of records of the caseload stands beside them once its reading ends, each time it does.
function read(file: File): void {
  const next = new Caseload(policy.value!, file);
  next.start();
  caseload.value = next;
  stopRestoring = effect(() => {
    if (next.state.value !== "reading") untracked(() => void restoreRows(next));
  });
}

async function restoreRows(of: Caseload): Promise<void> {
  for (const draft of kept.value) {
    const row = draft.file === of.file.name && draft.line !== null ? rowOf(of, draft.line) : undefined;
    if (row !== undefined && (await isAt(of, row, shortDigest(draft.digest)))) await sessionOf(of, row);
  }
}

/// Whether that record stands there; not where its file can no longer be read.
async function isAt(of: Caseload, row: number, record: string): Promise<boolean> {
  const there = of.sessions.value.get(row)?.filed;
  const bytes = there === undefined ? await of.bytesOf(row).catch(() => undefined) : undefined;
  const filed = there ?? (bytes && new Filed(bytes, of.file.name));
  return filed !== undefined && shortDigest(filed.digest) === record;
}

/// Once it is so, or the caseload is closed.
function until(of: Caseload, isSo: () => boolean): Promise<void> {
  return new Promise((good) => {
    const stop = effect(() => {
      if (caseload.value !== of || isSo())
        queueMicrotask(() => {
          stop();
          good();
        });
    });
  });
}

function rowOf(of: Caseload, line: number): number | undefined {
  let low = 0;
  let high = of.rows.value;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of.lineOf(middle) < line) low = middle + 1;
    else high = middle;
  }
  return low < of.rows.value && of.lineOf(low) === line ? low : undefined;
}

/// Waits for the line, until all is read.
async function rowOnceRead(of: Caseload, line: number): Promise<number | undefined> {
  await until(of, () => rowOf(of, line) !== undefined || of.state.value !== "reading");
  return rowOf(of, line);
}

function closeCaseload(): void {
  stopRestoring();
  caseload.value?.close();
  caseload.value = undefined;
}

/// A dropped file asks first where something is open already, since a hand slips.
export async function openFiles(all: File[], isDropped: boolean): Promise<void> {
  const w = words.value;
  if (policy.value === undefined || all.length === 0) return;
  let file = all[0]!;
  if (all.length > 1) {
    const choices = all.slice(0, 6).map((one, i) => ({ key: String(i), label: one.name }));
    const chosen = await ask({ title: w.severalDropped(all.length), text: w.oneAtATime, choices: [...choices, { key: "stay", label: w.cancel, primary: true }] });
    if (chosen === "stay") return;
    file = all[Number(chosen)] ?? file;
  }
  const isOpen = session.value !== undefined || caseload.value !== undefined;
  if (isOpen && unsaved.value.length === 0 && isDropped) {
    const choices = [
      { key: "stay", label: w.stay, primary: true },
      { key: "open", label: w.openIt },
    ];
    if ((await ask({ title: w.openInPlace(file.name), text: w.openInPlaceText, choices })) !== "open") return;
  } else if (!(await mayLeave())) return;
  batch(() => {
    fault.value = "";
    notice.value = "";
  });
  const what = await opened(file).catch(() => undefined);
  if (what === undefined) fault.value = w.cannotRead(file.name);
  else await openOne(file, what);
}

async function openOne(file: File, what: Opened): Promise<void> {
  const w = words.value;
  if (what.kind === "odd") fault.value = w.odd[what.odd](file.name);
  else if (what.kind === "case") await openCase(what.file);
  else if (what.kind === "record") await openRecord(what.filed);
  else {
    if (what.relaid !== undefined) notice.value = w.relaid[what.relaid](file.name, what.records ?? 0) + (what.leftOut ? ` ${w.leftOut(what.leftOut)}` : "");
    openCaseload(what.file);
    go({ file: file.name });
    toTop();
  }
}

export async function openRow(row: number): Promise<void> {
  const from = caseload.value;
  if (from === undefined) return;
  from.lastOpened = row;
  from.lastPlace = Math.max(from.shown.rows.value.indexOf(row), 0);
  const way = ++ways;
  const next = await sessionOf(from, row).catch(() => undefined);
  if (way !== ways) return;
  fault.value = next === undefined ? words.value.cannotRead(from.file.name) : "";
  if (next !== undefined) show(next, { file: from.file.name, line: from.lineOf(row), record: shortDigest(next.filed.digest) });
}

/// From a record of the caseload to its table.
export function toCaseload(): void {
  const of = caseload.value;
  if (of === undefined) return;
  ++ways;
  session.value = undefined;
  go({ file: of.file.name });
  focusTable();
}
function focusTable(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true }));
}

export async function openDraft(draft: Draft): Promise<void> {
  fault.value = "";
  await showBegun(begin(filedOf(draft), draft.file, draft.line), { record: shortDigest(draft.digest), ...(draft.file ? { file: draft.file } : {}) });
}

/// Clears what is kept, also of what was opened in this page.
export async function forget(drafts: readonly Draft[]): Promise<void> {
  for (const { key } of drafts) {
    keepers.get(key)?.close();
    keepers.delete(key);
  }
  await clear(drafts);
}

export async function another(): Promise<void> {
  if (!(await mayLeave())) return;
  ++ways;
  batch(() => {
    fault.value = "";
    notice.value = "";
    closeCaseload();
    session.value = undefined;
  });
  go({});
  toTop();
}

// ---------------------------------------------------------------- from the address

const open = "chapeau-open";

/// The record that is looked at, for a reload of this tab, where there is no draft of it.
function remember(filed: Filed): void {
  const text = JSON.stringify({ record: shortDigest(filed.digest), name: filed.name, text: filed.isUtf8 ? filed.text : null });
  if (!ofTab.write(open, text)) ofTab.remove(open); // too large for it
}
function remembered(record: string): Filed | undefined {
  const there = JSON.parse(ofTab.read(open) ?? "null") as { record: string; name: string; text: string | null } | null;
  return there?.record === record && there.text !== null ? Filed.of(there.text, there.name) : undefined;
}

/// Whether the browser may go there from what is open.
function mayGo(to: Place): boolean | Promise<boolean> {
  const isWithin = caseload.value !== undefined && to.file === caseload.value.file.name;
  return isWithin || unsaved.value.length === 0 || mayLeave();
}

async function arrive(to: Place): Promise<void> {
  let way = ++ways;
  batch(() => {
    fault.value = "";
    notice.value = "";
  });
  if (to.file !== undefined && (to.record === undefined || to.line !== undefined)) {
    const file = files.get(to.file);
    if (caseload.value?.file.name !== to.file && file !== undefined) openCaseload(file);
    way = ways;
  }
  const of = caseload.value;
  if (of !== undefined && of.file.name === to.file) {
    if (to.line === undefined) {
      session.value = undefined;
      return focusTable();
    }
    const row = await rowOnceRead(of, to.line);
    const isThere = row !== undefined && (to.record === undefined || (await isAt(of, row, to.record)));
    if (way !== ways) return;
    if (isThere) return openRow(row);
  }
  closeCaseload();
  session.value = undefined;
  if (to.record !== undefined) {
    const live = [...keepers.values()].find(({ session: one }) => shortDigest(one.filed.digest) === to.record);
    const draft = kept.value.find(({ digest }) => shortDigest(digest) === to.record);
    const filed = live?.session.filed ?? (draft && filedOf(draft)) ?? remembered(to.record);
    if (filed !== undefined) {
      const next = await begin(filed, draft?.file ?? filed.name, draft?.line ?? null);
      if (way !== ways) return;
      remember(filed);
      session.value = next;
      if (to.line !== undefined && to.file !== undefined) notice.value = words.value.ofCaseload(to.file);
      return toTop();
    }
    fault.value = words.value.recordNotHere(to.file ?? "");
  } else if (to.file !== undefined) fault.value = words.value.fileNotHere(to.file);
  toTop();
}

// ---------------------------------------------------------------- the policy

let isFirst = true;

/// What the server has now; nothing where it does not say, which is said on the page.
async function policyNow(): Promise<PolicyDocument | undefined> {
  fault.value = "";
  try {
    const document = await fetchPolicy();
    tokenWanted.value = false;
    return document;
  } catch (why) {
    if (!gone.value && !(why instanceof Refused && why.problem.status === 401)) fault.value = words.value.failed(why instanceof Error ? why.message : String(why));
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
  const file = caseload.value?.file;
  const of = session.value;
  const { line } = place.value;
  ++ways;
  batch(() => {
    closeCaseload();
    session.value = undefined;
    workWith(document);
    for (const before of [...keepers.values()]) goOn(before);
  });
  await readKept(document.name);
  ++again.value;
  if (file !== undefined) read(file);
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

follow(mayGo, (to) => void arrive(to));
hearOthers(() => policy.value?.document.name);
