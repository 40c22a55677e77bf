// What is open, and how one thing is left for another. Nothing that was done is left behind without a word: it is kept in
// the browser, and who leaves it is told that no file has it yet.
import { batch, computed, signal } from "@preact/signals";
import { again, expected, fetchPolicy, gone, otherPolicy, Refused, tokenWanted } from "./api";
import { ask } from "./Asking";
import { Caseload } from "./caseload/caseload";
import { opened, type Opened } from "./opening";
import type { CaseFile } from "./record/casefile";
import { bringHeld, draftOf, filedOf, hearOthers, keyOf, Keeper, kept, notKept, readKept, type Draft } from "./record/drafts";
import { Filed } from "./record/filed";
import { Session } from "./record/session";
import { policy, Policy, words } from "./state";
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
  const names = left.slice(0, 5).map((one) => one.id.value ?? w.unnamed);
  return (
    (await ask({
      title: w.leaveTitle(left.length),
      text: w.leaveText(names.join(", ") + (left.length > names.length ? ` ${w.more(left.length - names.length)}` : "")),
      choices: [
        { key: "stay", label: w.stay, primary: true },
        { key: "leave", label: w.leave },
      ],
    })) === "leave"
  );
}

addEventListener("beforeunload", (event) => {
  if (unsaved.value.length > 0) event.preventDefault();
});

// ---------------------------------------------------------------- opening

/// With what is kept of it, unless other work is brought along.
async function begin(filed: Filed, file: string, line: number | null, brought?: CaseFile): Promise<Session> {
  const known = policy.value;
  if (known === undefined) throw new Error("no policy yet");
  const key = keyOf(known.document.name, filed.digest);
  const before = keepers.get(key);
  if (before !== undefined && brought === undefined) return before.session;
  const draft = await draftOf(key);
  const fresh = new Session(known, filed);
  if (brought !== undefined) fresh.restore(brought.work, true);
  const keeper = new Keeper(fresh, file, line, brought === undefined ? draft : undefined);
  if (brought !== undefined && draft !== undefined && draft.work !== fresh.fingerprint.value) keeper.conflict.value = draft;
  keepers.set(key, keeper);
  return fresh;
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

export async function openRecord(filed: Filed): Promise<void> {
  show(await begin(filed, filed.name, null), { record: shortDigest(filed.digest), ...(filed.name ? { file: filed.name } : {}) });
}

async function openCase(file: CaseFile): Promise<void> {
  const w = words.value;
  const { document } = policy.value!;
  if (file.policy.name !== document.name) fault.value = w.caseOfOther(file.filed.name, file.policy.name || "—");
  else if (file.isAltered) fault.value = w.caseAltered(file.filed.name);
  else {
    const next = await begin(file.filed, file.filed.name, null, file);
    notice.value = file.policy.digest === document.digest ? "" : w.caseOfOtherVersion;
    show(next, { record: shortDigest(file.filed.digest), file: file.filed.name });
  }
}

function openCaseload(file: File): void {
  closeCaseload();
  session.value = undefined;
  files.set(file.name, file);
  read(file);
  go({ file: file.name });
  toTop();
}

function read(file: File): void {
  const next = new Caseload(policy.value!, file);
  next.start();
  caseload.value = next;
  void restoreRows(next);
}

/// What is kept of records of a caseload stands beside them at once.
async function restoreRows(of: Caseload): Promise<void> {
  await until(() => of.state.value !== "reading");
  for (const draft of kept.value) {
    const row = draft.file === of.file.name && draft.line !== null ? rowOf(of, draft.line) : undefined;
    if (row === undefined || of.sessions.value.has(row)) continue;
    const filed = new Filed(await of.bytesOf(row), of.file.name);
    if (filed.digest === draft.digest) of.sessions.value = new Map(of.sessions.value).set(row, await begin(filed, of.file.name, draft.line));
  }
}

function until(true_: () => boolean): Promise<void> {
  return new Promise((good) => {
    const look = () => (true_() ? good() : setTimeout(look, 50));
    look();
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
  await until(() => rowOf(of, line) !== undefined || of.state.value !== "reading");
  return rowOf(of, line);
}

function closeCaseload(): void {
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
  await openOne(file, await opened(file));
}

async function openOne(file: File, what: Opened): Promise<void> {
  const w = words.value;
  if (what.kind === "odd") fault.value = w.odd[what.odd](file.name);
  else if (what.kind === "case") await openCase(what.file);
  else if (what.kind === "record") await openRecord(what.filed);
  else {
    if (what.relaid !== undefined) notice.value = w.relaid[what.relaid](file.name, what.records ?? 0);
    openCaseload(what.file);
  }
}

export async function openRow(row: number): Promise<void> {
  const from = caseload.value;
  if (from === undefined) return;
  from.lastOpened = row;
  from.lastPlace = Math.max(from.shown.rows.value.indexOf(row), 0);
  const line = from.lineOf(row);
  let next = from.sessions.value.get(row);
  if (next === undefined) {
    next = await begin(new Filed(await from.bytesOf(row), from.file.name), from.file.name, line);
    from.sessions.value = new Map(from.sessions.value).set(row, next);
  }
  fault.value = "";
  show(next, { file: from.file.name, line, record: shortDigest(next.filed.digest) });
}

/// From a record of the caseload to its table.
export function toCaseload(): void {
  const of = caseload.value;
  if (of === undefined) return;
  session.value = undefined;
  go({ file: of.file.name });
  focusTable();
}
function focusTable(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true }));
}

export async function openDraft(draft: Draft): Promise<void> {
  fault.value = "";
  show(await begin(filedOf(draft), draft.file, draft.line), { record: shortDigest(draft.digest), ...(draft.file ? { file: draft.file } : {}) });
}

export async function another(): Promise<void> {
  if (!(await mayLeave())) return;
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
  try {
    sessionStorage.setItem(open, JSON.stringify({ record: shortDigest(filed.digest), name: filed.name, text: filed.isUtf8 ? filed.text : null }));
  } catch {
    sessionStorage.removeItem(open); // too large for it
  }
}
function remembered(record: string): Filed | undefined {
  const there = JSON.parse(sessionStorage.getItem(open) ?? "null") as { record: string; name: string; text: string | null } | null;
  return there?.record === record && there.text !== null ? Filed.of(there.text, there.name) : undefined;
}

/// Whether the browser may go there from what is open.
function mayGo(to: Place): boolean | Promise<boolean> {
  const isWithin = caseload.value !== undefined && to.file === caseload.value.file.name;
  return isWithin || unsaved.value.length === 0 || mayLeave();
}

async function arrive(to: Place): Promise<void> {
  batch(() => {
    fault.value = "";
    notice.value = "";
  });
  if (to.file !== undefined && (to.record === undefined || to.line !== undefined)) {
    const file = files.get(to.file);
    if (caseload.value?.file.name !== to.file && file !== undefined) openCaseload(file);
  }
  const of = caseload.value;
  if (of !== undefined && of.file.name === to.file) {
    if (to.line === undefined) {
      session.value = undefined;
      return focusTable();
    }
    const row = await rowOnceRead(of, to.line);
    if (row !== undefined) return openRow(row);
  }
  closeCaseload();
  session.value = undefined;
  if (to.record !== undefined) {
    const live = [...keepers.values()].find(({ session: one }) => shortDigest(one.filed.digest) === to.record);
    const draft = kept.value.find(({ digest }) => shortDigest(digest) === to.record);
    const filed = live?.session.filed ?? (draft && filedOf(draft)) ?? remembered(to.record);
    if (filed !== undefined) {
      session.value = await begin(filed, draft?.file ?? filed.name, draft?.line ?? null);
      if (to.line !== undefined && to.file !== undefined) notice.value = words.value.ofCaseload(to.file);
      return toTop();
    }
    fault.value = words.value.recordNotHere(to.file ?? "");
  } else if (to.file !== undefined) fault.value = words.value.fileNotHere(to.file);
  toTop();
}

// ---------------------------------------------------------------- the policy

let isFirst = true;

/// Gets the policy, at first and where the server may have another one by now.
export async function load(): Promise<void> {
  fault.value = "";
  try {
    const document = await fetchPolicy();
    tokenWanted.value = false;
    const isSame = policy.value?.document.digest === document.digest;
    if (policy.value !== undefined && !isSame) {
      otherPolicy.value = document.digest;
      return;
    }
    expected.value = document.digest;
    otherPolicy.value = "";
    if (!isSame) policy.value = new Policy(document);
    if (isFirst) await bringHeld().catch((why: unknown) => (notKept.value = String(why)));
    await readKept(document.name);
    ++again.value;
  } catch (why) {
    if (!gone.value && !(why instanceof Refused && why.problem.status === 401)) fault.value = words.value.failed(why instanceof Error ? why.message : String(why));
    return;
  }
  if (isFirst) await arrive(place.value);
  isFirst = false;
}

/// Goes on with the policy that the server has now. What was done stays; decisions made on the policy before are outdated.
export async function takeOtherPolicy(): Promise<void> {
  const file = caseload.value?.file;
  const of = session.value;
  const keeper = of && keeperOf(of);
  const line = place.value.line;
  policy.value = undefined;
  closeCaseload();
  session.value = undefined;
  const works = [...keepers.values()];
  keepers.clear();
  await load();
  if (policy.value === undefined) return;
  for (const one of works) {
    const next = await begin(one.session.filed, one.file, one.line);
    if (next.isPristine.value) next.restore(one.session.work(), !one.session.unsaved.value);
  }
  if (file !== undefined) read(file);
  if (of === undefined || keeper === undefined) return;
  const next = await begin(of.filed, keeper.file, keeper.line);
  session.value = next;
  if (file === undefined || line === undefined) return;
  const from = caseload.value!;
  const row = await rowOnceRead(from, line);
  if (row !== undefined) from.sessions.value = new Map(from.sessions.value).set(row, next);
}

follow(mayGo, (to) => void arrive(to));
hearOthers(() => policy.value?.document.name);
