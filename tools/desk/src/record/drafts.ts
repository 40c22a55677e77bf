// Drafts: what was done to records and is kept in the browser's own storage, so that a reload, a crash or a closed tab loses
// nothing. A browser keeps them apart by server (the origin); here they stand by policy and by the digest of the record that
// was filed. Each has a number that counts its writings: a tab that writes on top of a writing it has not seen is told.
import { effect, signal } from "@preact/signals";
import { now } from "./edits";
import { Filed } from "./filed";
import { parse } from "./json";
import type { Session, Work } from "./session";

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

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((good, bad) => {
    request.onsuccess = () => good(request.result);
    request.onerror = () => bad(request.error ?? new Error("storage"));
  });
}

let opening: Promise<IDBDatabase> | undefined;
function database(): Promise<IDBDatabase> {
  if (opening !== undefined) return opening;
  const request = indexedDB.open("chapeau", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("drafts", { keyPath: "key" });
  return (opening = done(request));
}

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await database()).transaction("drafts", mode, { durability: "strict" }).objectStore("drafts");
}

export function keyOf(policy: string, digest: string): string {
  return `${policy} ${digest}`;
}

export async function draftOf(key: string): Promise<Draft | undefined> {
  try {
    return (await done((await store("readonly")).get(key))) as Draft | undefined;
  } catch (fault) {
    notKept.value = String(fault);
    return undefined;
  }
}

export async function readKept(policy: string): Promise<void> {
  try {
    const all = (await done((await store("readonly")).getAll())) as Draft[];
    kept.value = all.filter((draft) => draft.policy === policy).sort((a, b) => b.saved_at.localeCompare(a.saved_at));
  } catch (fault) {
    notKept.value = String(fault);
  }
}

export async function clear(drafts: readonly Draft[]): Promise<void> {
  const from = await store("readwrite");
  await Promise.all(drafts.map((draft) => done(from.delete(draft.key))));
  for (const { key, policy } of drafts) channel.postMessage({ key, policy });
  const policy = drafts[0]?.policy;
  if (policy !== undefined) await readKept(policy);
}

/// Makes room: those that are saved as files first, the oldest first. What is saved nowhere else stays.
async function makeRoom(into: IDBObjectStore): Promise<void> {
  if ((await done(into.count())) < most) return;
  const all = (await done(into.getAll())) as Draft[];
  const old = all.filter((draft) => draft.exported).sort((a, b) => a.saved_at.localeCompare(b.saved_at));
  await Promise.all(old.slice(0, Math.ceil(most / 10)).map((draft) => done(into.delete(draft.key))));
}

// ---------------------------------------------------------------- what is on its way

// A page that is left does not wait for a database. Until a writing is there it stands in the storage that is written at once.
const onItsWay = "chapeau-draft ";

type Pending = Omit<Draft, "bytes"> & { text: string };

function hold(draft: Draft): void {
  const { bytes, ...rest } = draft;
  try {
    localStorage.setItem(onItsWay + draft.key, JSON.stringify({ ...rest, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) } satisfies Pending));
  } catch {
    localStorage.removeItem(onItsWay + draft.key); // no room: the database alone has it
  }
}
/// Of the writing that is there now, and of none that came after it.
function letGo(draft: Draft): void {
  const held = localStorage.getItem(onItsWay + draft.key);
  if (held !== null && (JSON.parse(held) as Pending).work === draft.work) localStorage.removeItem(onItsWay + draft.key);
}

/// Brings what did not get there when a page was left. What another tab wrote since stays.
export async function bringHeld(): Promise<void> {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(onItsWay));
  for (const key of keys) {
    const { text, ...rest } = JSON.parse(localStorage.getItem(key) ?? "") as Pending;
    const into = await store("readwrite");
    const there = (await done(into.get(rest.key))) as Draft | undefined;
    const isNext = there === undefined || there.page === rest.page || there.writing === rest.writing;
    const writing = (there?.writing ?? rest.writing) + 1;
    if (isNext) await done(into.put({ ...rest, writing, bytes: new TextEncoder().encode(text) }));
    localStorage.removeItem(key);
  }
}

// ---------------------------------------------------------------- a record that is worked on

export function workOf(draft: Draft): Work {
  return parse(draft.work) as Work;
}
export function filedOf(draft: Draft): Filed {
  return new Filed(draft.bytes, draft.file);
}

/// Keeps what is done in a session, from now on.
export class Keeper {
  /// What another tab has kept of the record meanwhile.
  readonly conflict = signal<Draft | undefined>(undefined);
  /// When that was done which the session went on with.
  readonly restoredAt = signal("");
  private writing = 0;
  private last: string;
  private busy = Promise.resolve();

  constructor(
    readonly session: Session,
    readonly file: string,
    readonly line: number | null,
    draft: Draft | undefined,
  ) {
    if (draft !== undefined) this.take(draft);
    this.last = this.state();
    effect(() => {
      const state = this.state();
      const isFree = this.conflict.value === undefined;
      if (isFree && state !== this.last) this.write(state);
    });
    channel.addEventListener("message", (event: MessageEvent<{ key: string; draft?: Draft }>) => {
      const { key, draft: other } = event.data;
      if (key === this.key && other !== undefined && other.writing > this.writing) this.conflict.value = other;
    });
  }

  get key(): string {
    return keyOf(this.session.policy.document.name, this.session.filed.digest);
  }
  /// Goes on with what is kept.
  take(draft: Draft): void {
    this.writing = draft.writing;
    this.session.restore(workOf(draft), draft.exported);
    this.restoredAt.value = draft.saved_at;
    this.last = this.state();
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
    const there = (await done(into.get(this.key))) as Draft | undefined;
    if (there !== undefined && there.writing !== this.writing && there.page !== page) {
      this.conflict.value = there;
      return;
    }
    if (draft === undefined) {
      await done(into.delete(this.key));
      localStorage.removeItem(onItsWay + this.key);
    } else {
      await makeRoom(into);
      draft.writing = Math.max(this.writing, there?.writing ?? 0) + 1;
      await done(into.put(draft));
      this.writing = draft.writing;
      letGo(draft);
    }
    notKept.value = "";
    channel.postMessage({ key: this.key, draft });
    await readKept(this.session.policy.document.name);
  }
}

/// Of other tabs.
export function hearOthers(policy: () => string | undefined): void {
  channel.addEventListener("message", () => {
    const name = policy();
    if (name !== undefined) void readKept(name);
  });
}
