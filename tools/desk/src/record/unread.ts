// What is kept and cannot be read: it was broken off, or another version of the page wrote it. It is set aside under a key of
// its own, so that nothing is written on top of it, and stays until the officer clears it. A version of the page that can read
// it puts it back.
import { signal } from "@preact/signals";
import { done } from "./database";
import { now } from "./edits";

export interface Unread {
  key: string;
  name: string; // of the record, or what it was kept under
  set_aside_at: string;
  kept: unknown;
}

/// All that is set aside, and what was found to be so last.
export const unread = signal<readonly Unread[]>([]);
export const notRead = signal("");

const begin = "unread ";

export function isSetAside(entry: unknown): entry is Unread {
  return String((entry as Partial<Unread> | undefined)?.key ?? "").startsWith(begin);
}

/// Moves it away from its key, in the transaction that `into` is of.
export async function setAside(into: IDBObjectStore, key: string, kept: unknown): Promise<void> {
  const { id } = (typeof kept === "object" && kept !== null ? kept : {}) as { id?: unknown };
  const name = typeof id === "string" && id !== "" ? id : key.replace(/^held /, "");
  const one: Unread = { key: `${begin}${key} ${Math.random().toString(36).slice(2)}`, name, set_aside_at: now(), kept };
  await done(into.put(one));
  await done(into.delete(key));
  unread.value = [...unread.value, one];
  notRead.value = name;
}

/// As a file, for somebody who can make something of it.
export function asText({ kept }: Unread): string {
  const text = (_: string, value: unknown) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value);
  return typeof kept === "string" ? kept : JSON.stringify(kept, text, 2);
}
