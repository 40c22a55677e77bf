// Drafts: what was done to records and is kept in the browser's own storage, so that a reload, a crash or a closed tab loses
// nothing. A browser keeps them apart by server (the origin); here they stand by policy and by the digest of the record that
// was filed. Each has a number that counts its writings: a tab that writes on top of a writing it has not seen is told.
import { effect, signal } from "@preact/signals";
import { ofBrowser } from "../storage";
import { done, everything, store } from "./database";
import { notRecorded } from "./decisions";
import { now } from "./edits";
import { Filed } from "./filed";
import type { Session, Work } from "./session";
import { isSetAside, notRead, setAside, unread } from "./unread";
import { saysTheSame, workIn } from "./work";

export interface Draft {
  key: string;
  policy: string;
  digest: string; // of the record that was filed
  bytes: Uint8Array<ArrayBuffer>;
  id: string | null;
  file: string; // it came from
  line: number | null;
  work: string; // as JSON, whose numbers keep every digit
  exported: boolean;
  decided: number;
  changed: number;
  writing: number;
  page: string; // that wrote it
  saved_at: string;
}

const most = 2000;

/// All that is kept, the latest first.
export const kept = signal<readonly Draft[]>([]);
/// The browser keeps nothing: it has no room, or does not let the page.
export const notKept = signal("");

/// This page, until it is left.
const page = Math.random().toString(36).slice(2);

const channel = new BroadcastChannel("chapeau-drafts");

// ---------------------------------------------------------------- the storage

export function keyOf(policy: string, digest: string): string {
  return `${policy} ${digest}`;
}

/// Nothing for what is of another shape, which another version of the page may have kept.
function asDraft(there: unknown): Draft | undefined {
  const draft = there as Partial<Draft> | undefined;
  const texts = [draft?.key, draft?.policy, draft?.digest, draft?.work, draft?.file, draft?.saved_at];
  return texts.every((text) => typeof text === "string") && draft?.bytes instanceof Uint8Array ? (draft as Draft) : undefined;
}

/// What is kept of it can be gone on with.
function readable(there: unknown): Draft | undefined {
  const draft = asDraft(there);
  return draft !== undefined && workOf(draft) !== undefined ? draft : undefined;
}
/// What stands there; what cannot be read is set aside, before anything is written on top of it.
async function draftIn(into: IDBObjectStore, key: string): Promise<Draft | undefined> {
  const there: unknown = await done(into.get(key));
  const draft = readable(there);
  if (there !== undefined && draft === undefined) await setAside(into, key, there);
  return draft;
}

export async function draftOf(key: string): Promise<Draft | undefined> {
  try {
    const there: unknown = await done((await store("readonly")).get(key));
    return readable(there) ?? (there === undefined ? undefined : await draftIn(await store("readwrite"), key));
  } catch (fault) {
    notKept.value = String(fault);
    return undefined;
  }
}

export async function readKept(policy: string): Promise<void> {
  try {
    const drafts = await allIn(await store("readwrite"));
    kept.value = drafts.filter((draft) => draft.policy === policy).sort((a, b) => b.saved_at.localeCompare(a.saved_at));
  } catch (fault) {
    notKept.value = String(fault);
  }
}
/// Those that can be read, with those that were set aside and can be read by now.
async function allIn(into: IDBObjectStore): Promise<Draft[]> {
  const all = await everything(into);
  const drafts = new Map<string, Draft>();
  for (const entry of all) {
    const draft = readable(entry);
    if (draft !== undefined) drafts.set(draft.key, draft);
    else if (!isSetAside(entry)) await setAside(into, (entry as Draft).key, entry);
  }
  const aside = all.filter(isSetAside);
  const others = unread.value.filter(({ key }) => !aside.some((one) => one.key === key));
  for (const one of aside) {
    const draft = readable(one.kept);
    if (draft === undefined || drafts.has(draft.key)) others.push(one);
    else {
      drafts.set(draft.key, draft);
      await done(into.put(draft));
      await done(into.delete(one.key));
    }
  }
  unread.value = others;
  return [...drafts.values()];
}

/// Drafts, and what was set aside.
export async function clear(drafts: readonly { key: string }[]): Promise<void> {
  const from = await store("readwrite");
  await Promise.all(drafts.map((draft) => done(from.delete(draft.key))));
  for (const { key } of drafts) {
    ofBrowser.remove(onItsWay + key);
    told({ key });
  }
}

/// Brings the list up to date with one writing, without reading all that is kept.
function list({ key, draft }: Told, policy: string): void {
  const others = kept.value.filter((one) => one.key !== key);
  kept.value = draft?.policy === policy ? [draft, ...others] : others;
  if (draft === undefined) unread.value = unread.value.filter((one) => one.key !== key);
}
function told(what: Told): void {
  channel.postMessage(what);
  list(what, what.draft?.policy ?? "");
}

/// What a page tells the others: what it keeps of a record now, or that nothing is kept of it any more.
interface Told {
  key: string;
  draft?: Draft;
}

/// Makes room: those that are saved as files first, the oldest first. What is saved nowhere else stays.
async function makeRoom(into: IDBObjectStore): Promise<void> {
  if ((await done(into.count())) < most) return;
  const all = (await everything(into)).flatMap((there) => asDraft(there) ?? []);
  const old = all.filter((draft) => draft.exported).sort((a, b) => a.saved_at.localeCompare(b.saved_at));
  for (const draft of old.slice(0, Math.ceil(most / 10))) {
    await done(into.delete(draft.key));
    told({ key: draft.key });
  }
}

// ---------------------------------------------------------------- what is on its way

// A page that is left does not wait for a database. Until a writing is there it stands in the storage that is written at once.
const onItsWay = "chapeau-draft ";

type Pending = Omit<Draft, "bytes"> & { text: string };

function hold(draft: Draft): void {
  const { bytes, ...rest } = draft;
  const pending: Pending = { ...rest, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
  // Without room for it the database alone has it.
  if (!ofBrowser.write(onItsWay + draft.key, JSON.stringify(pending))) ofBrowser.remove(onItsWay + draft.key);
}
function pendingIn(held: string | undefined): Pending | undefined {
  try {
    const there = JSON.parse(held ?? "") as Pending;
    return asDraft({ ...there, bytes: new Uint8Array() }) !== undefined && typeof there.text === "string" ? there : undefined;
  } catch {
    return undefined;
  }
}
/// Of the writing that is there now, and of none that came after it.
function letGo(draft: Draft): void {
  if (pendingIn(ofBrowser.read(onItsWay + draft.key))?.work === draft.work) ofBrowser.remove(onItsWay + draft.key);
}

/// Brings what did not get there when a page was left. What another tab wrote since stays; what cannot be read is set aside.
export async function bringHeld(): Promise<void> {
  for (const key of ofBrowser.names().filter((name) => name.startsWith(onItsWay))) {
    const held = ofBrowser.read(key);
    const pending = pendingIn(held);
    if (pending === undefined) await setAside(await store("readwrite"), `held ${key.slice(onItsWay.length)}`, held);
    else await bring(pending);
    ofBrowser.remove(key);
  }
}
async function bring({ text, ...rest }: Pending): Promise<void> {
  const into = await store("readwrite");
  const there = await draftIn(into, rest.key);
  const isNext = there === undefined || there.page === rest.page || there.writing === rest.writing;
  const writing = (there?.writing ?? rest.writing) + 1;
  if (isNext) await done(into.put({ ...rest, writing, bytes: new TextEncoder().encode(text) }));
}

// ---------------------------------------------------------------- a record that is worked on

/// Nothing where it cannot be read.
function workOf(draft: Draft): Work | undefined {
  return workIn(draft.work);
}
export function filedOf(draft: Draft): Filed {
  return new Filed(draft.bytes, draft.file);
}

/// Keeps what is done in a session, from now on.
export class Keeper {
  /// What is kept of the record and is something else: by another tab, or before a case file was opened.
  readonly conflict = signal<Draft | undefined>(undefined);
  /// The conflict is with what was kept before a case file was opened.
  readonly isBrought = signal(false);
  /// When that was done which the session went on with.
  readonly restoredAt = signal("");
  /// Another tab took it out of what is kept.
  readonly isCleared = signal(false);
  private writing = 0;
  private last: string;
  private busy = Promise.resolve();
  private readonly stop: () => void;

  /// `draft`: what is kept of the record. The session goes on with it, unless its own work was brought by a case file and is
  /// something else.
  constructor(
    readonly session: Session,
    readonly file: string,
    readonly line: number | null,
    draft: Draft | undefined,
    isBrought = false,
  ) {
    if (draft !== undefined) this.begin(draft, isBrought);
    this.last = this.state();
    this.stop = effect(() => {
      const state = this.state();
      const isFree = this.conflict.value === undefined;
      if (isFree && state !== this.last) this.write(state);
    });
    channel.addEventListener("message", this.hear);
  }
  private begin(draft: Draft, isBrought: boolean): void {
    const work = workOf(draft);
    this.writing = draft.writing;
    if (work === undefined) notRead.value = draft.id ?? draft.key;
    else if (!isBrought) this.take(draft);
    else if (saysTheSame(work, this.session.work())) {
      // The case file has all of it but what was not recorded. A new decision begins with an empty form.
      this.take(draft, { ...work, forms: notRecorded(work.forms, work.decisions) });
      this.session.markExported();
    } else {
      this.isBrought.value = true;
      this.conflict.value = draft;
    }
  }
  /// Keeps the session no longer: another keeper does.
  close(): void {
    this.stop();
    channel.removeEventListener("message", this.hear);
  }
  /// Where another keeper of the same record stood, whose session had the same work.
  goOnFrom(before: Keeper): void {
    this.writing = before.writing;
    this.restoredAt.value = before.restoredAt.value;
    this.isBrought.value = before.isBrought.value;
    if (before.last !== before.state()) this.last = "";
    this.conflict.value = before.conflict.value;
  }
  private readonly hear = ({ data: { key, draft: other } }: MessageEvent<Told>): void => {
    if (key !== this.key) return;
    if (other === undefined) this.isCleared.value = true;
    else if (other.writing > this.writing) {
      this.isBrought.value = false;
      this.conflict.value = other;
    }
  };

  get key(): string {
    return keyOf(this.session.policy.document.name, this.session.filed.digest);
  }
  /// Goes on with what is kept.
  take(draft: Draft, work = workOf(draft)): void {
    this.writing = draft.writing;
    if (work === undefined) notRead.value = draft.id ?? draft.key;
    else {
      this.session.restore(work, draft.exported);
      this.restoredAt.value = draft.saved_at;
      this.last = this.state();
    }
    this.conflict.value = undefined;
  }
  /// Keeps what is here in place of what the other tab kept.
  keepMine(): void {
    this.writing = this.conflict.value?.writing ?? this.writing;
    this.last = "";
    this.conflict.value = undefined;
  }
  /// Forgets all of it, here and in the storage.
  async discard(): Promise<void> {
    this.session.restore({ found: [], what_if: [], decisions: [], forms: {} }, false);
    this.restoredAt.value = "";
    await this.busy;
  }

  private state(): string {
    return `${this.session.unsaved.value ? "" : "saved "}${this.session.fingerprint.value}`;
  }
  private write(state: string): void {
    this.last = state;
    const draft = this.session.isPristine.value ? undefined : this.draft();
    if (draft !== undefined) hold(draft);
    this.busy = this.busy.then(() => this.put(draft)).catch((fault: unknown) => void (notKept.value = String(fault)));
  }
  private draft(): Draft {
    const { session } = this;
    return {
      key: this.key,
      policy: session.policy.document.name,
      digest: session.filed.digest,
      bytes: session.filed.bytes,
      id: session.id.value ?? null,
      file: this.file,
      line: this.line,
      work: session.fingerprint.value,
      exported: !session.unsaved.value,
      decided: session.decisions.all.value.length,
      changed: session.edits.value.found.length + session.edits.value.whatIf.length,
      writing: this.writing,
      page,
      saved_at: now(),
    };
  }
  private async put(draft: Draft | undefined): Promise<void> {
    const into = await store("readwrite");
    const there = await draftIn(into, this.key);
    if (there !== undefined && there.writing !== this.writing && there.page !== page) {
      this.isBrought.value = false;
      this.conflict.value = there;
      return;
    }
    if (draft === undefined) {
      await done(into.delete(this.key));
      ofBrowser.remove(onItsWay + this.key);
    } else {
      await makeRoom(into);
      draft.writing = Math.max(this.writing, there?.writing ?? 0) + 1;
      await done(into.put(draft));
      this.writing = draft.writing;
      letGo(draft);
    }
    notKept.value = "";
    this.isCleared.value = false;
    told({ key: this.key, ...(draft && { draft }) });
  }
}

/// What other tabs keep.
export function hearOthers(policy: () => string | undefined): void {
  channel.addEventListener("message", ({ data }: MessageEvent<Told>) => {
    const name = policy();
    if (name !== undefined) list(data, name);
  });
}
