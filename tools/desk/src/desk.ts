// What is open, and how one thing is left for another. Nothing that was done is left behind without a word: it is kept in
// the browser, and who leaves it is told that no file has it yet.
import { batch, computed, signal } from "@preact/signals";
import { ask } from "./Asking";
import { Caseload } from "./caseload/caseload";
import { contentOf, shortDigest } from "./content";
import { opened, type Opened } from "./opening";
import { visible } from "./parts";
import { passedOver, type CaseFile } from "./record/casefile";
import { clear, draftOf, filedOf, Keeper, keyOf, notKept, type Draft } from "./record/drafts";
import { Filed } from "./record/filed";
import { afterwards, toTitle } from "./record/places";
import { Session } from "./record/session";
import { restoring } from "./rows";
import { policy, words } from "./state";
import { ofTab } from "./storage";
import { go, place, type Place } from "./ways";

export const caseload = signal<Caseload | undefined>(undefined);
export const session = signal<Session | undefined>(undefined);
/// What is wrong with what was to be opened, and what is to be said of what was.
export const fault = signal("");
export const notice = signal("");

/// All that was opened since the page was: by record, and caseloads by what the file has.
export const keepers = new Map<string, Keeper>();
export const files = new Map<string, OpenedFile>();

export function keeperOf(of: Session): Keeper | undefined {
  return keepers.get(keyOf(of.policy.document.name, of.filed.digest));
}

export const unsaved = computed(() => {
  const all = new Set([...(caseload.value?.sessions.value.values() ?? [])]);
  if (session.value) all.add(session.value);
  return [...all].filter((one) => one.unsaved.value);
});

export function toTop(): void {
  afterwards(() => {
    scrollTo(0, 0);
    toTitle();
  });
}

// ---------------------------------------------------------------- leaving

/// Asks where something would be left that no file has. Within its own caseload a record is not left.
export async function mayLeave(): Promise<boolean> {
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
export function setOut(): () => boolean {
  const way = ++ways;
  return () => way === ways;
}

/// With what is kept of it, unless other work is brought along.
export async function begin(filed: Filed, file: string, line: number | null, brought?: CaseFile): Promise<Session> {
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
export function put(of: Caseload, row: number, next: Session): void {
  of.sessions.value = new Map(of.sessions.value).set(row, next);
}

// What is looked at, for a reload of this tab, where there is no draft of it.
const open = "chapeau-open";

export function remember(filed: Filed): void {
  const text = JSON.stringify({ record: shortDigest(filed.digest), name: filed.name, text: filed.isUtf8 ? filed.text : null });
  if (!ofTab.write(open, text)) ofTab.remove(open); // too large for it
}
export function remembered(record: string): Filed | undefined {
  const there = JSON.parse(ofTab.read(open) ?? "null") as { record: string; name: string; text: string | null } | null;
  return there?.record === record && there.text !== null ? Filed.of(there.text, there.name) : undefined;
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
  const isWanted = setOut();
  const next = await begun;
  if (isWanted()) show(next, to);
}

export async function openRecord(filed: Filed): Promise<void> {
  await showBegun(begin(filed, filed.name, null), { record: shortDigest(filed.digest), ...(filed.name ? { file: filed.name } : {}) });
}

async function openCase(file: CaseFile): Promise<void> {
  const w = words.value;
  const { document } = policy.value!;
  const strange = passedOver(file, policy.value!.decisionNames);
  if (file.version !== "1") fault.value = w.caseOfOtherFormat(file.filed.name, file.version || "—");
  else if (file.policy.name !== document.name) fault.value = w.caseOfOther(file.filed.name, file.policy.name || "—");
  else if (file.isAltered) fault.value = w.caseAltered(file.filed.name);
  else if (strange !== undefined) fault.value = w.casePassedOver(file.filed.name, strange);
  else {
    notice.value = file.policy.digest === document.digest ? "" : w.caseOfOtherVersion;
    await showBegun(begin(file.filed, file.filed.name, null, file), { record: shortDigest(file.filed.digest), file: file.filed.name });
  }
}

/// A file that was opened, and what is read of it: the same, or its records laid out anew.
export interface OpenedFile {
  given: File;
  read: File;
}

export function openCaseload(of: OpenedFile, content: string): void {
  ++ways;
  closeCaseload();
  session.value = undefined;
  files.set(content, of);
  read(of.read, content);
}

let stopRestoring = () => {};

export function read(file: File, content: string): void {
  const next = new Caseload(policy.value!, file, content);
  next.start();
  caseload.value = next;
  stopRestoring = restoring(next, (row) => sessionOf(next, row));
}

export function closeCaseload(): void {
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
    const content = await contentOf(file).catch(() => "");
    const was = place.value;
    const isNothingOpen = caseload.value === undefined && session.value === undefined;
    if (isNothingOpen && was.file === file.name && was.content !== undefined && was.content !== content) notice.value = `${notice.value} ${w.otherFile(file.name)}`.trim();
    openCaseload({ given: file, read: what.file }, content);
    go({ file: file.name, content });
    toTop();
  }
}

export async function openRow(row: number): Promise<void> {
  const from = caseload.value;
  if (from === undefined) return;
  from.lastOpened = row;
  from.lastPlace = Math.max(from.shown.rows.value.indexOf(row), 0);
  const isWanted = setOut();
  const next = await sessionOf(from, row).catch(() => undefined);
  if (!isWanted()) return;
  fault.value = next === undefined ? words.value.cannotRead(from.file.name) : "";
  if (next !== undefined) show(next, { ...placeOf(from), line: from.lineOf(row), record: shortDigest(next.filed.digest) });
}

/// From a record of the caseload to its table.
export function toCaseload(): void {
  const of = caseload.value;
  if (of === undefined) return;
  ++ways;
  session.value = undefined;
  go(placeOf(of));
  focusTable();
}
export function placeOf({ file, content }: Caseload): Place {
  return { file: file.name, content };
}
export function focusTable(): void {
  afterwards(() => document.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true }));
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
