// What the address says: which file, record and tab are open, and in which language. Every record, caseload and start is an
// entry of the browser's history; tab and language are written into the entry that is there.
import { effect, signal } from "@preact/signals";
import { language } from "./state";

export const tabs = ["clauses", "fullTrace", "note", "letter"] as const;
export type Tab = (typeof tabs)[number];

/// Nothing of it: the start. A record by the first digits of its digest; with a line, within its caseload. A caseload by its
/// file's content too.
export interface Place {
  file?: string;
  content?: string;
  line?: number;
  record?: string;
}

function tabOf(search: URLSearchParams): Tab {
  return tabs.find((one) => one === search.get("tab")) ?? "clauses";
}
function placeOf(search: URLSearchParams): Place {
  const file = search.get("file");
  const line = Number(search.get("line"));
  const content = search.get("content");
  const record = search.get("record");
  return { ...(file ? { file } : {}), ...(content ? { content } : {}), ...(line > 0 ? { line } : {}), ...(record ? { record } : {}) };
}
function isSame(one: Place, other: Place): boolean {
  return one.file === other.file && one.content === other.content && one.line === other.line && one.record === other.record;
}
const here = () => new URL(location.href).searchParams;

export const place = signal<Place>(placeOf(here()));
export const tab = signal<Tab>(tabOf(here()));

/// How far the entry is from that which the page was opened with.
const indexOf = (state: unknown) => (state as { index?: number } | null)?.index ?? 0;
let index = indexOf(history.state);
history.replaceState({ index }, "", location.href);

function address(): string {
  const { file, content, line, record } = place.value;
  const search = new URLSearchParams({ lang: language.value });
  if (file) search.set("file", file);
  if (content) search.set("content", content);
  if (line) search.set("line", String(line));
  if (record) search.set("record", record);
  if (record && tab.value !== "clauses") search.set("tab", tab.value);
  return `${location.pathname}?${search.toString()}`;
}

effect(() => {
  const wanted = address();
  if (wanted !== location.pathname + location.search) history.replaceState({ index }, "", wanted);
});

export function go(to: Place): void {
  if (isSame(to, place.value)) return;
  ++index;
  history.pushState({ index }, "", location.href);
  tab.value = "clauses";
  place.value = to; // which writes the address
}

/// An entry that the page did not make, of a part of it in the address, is one for what is open.
function adopt(): void {
  ++index;
  history.replaceState({ index }, "", location.href);
}

/// The browser went from one entry to another. `may` says whether the page may be left as it is; where it may not, the
/// browser is brought back to where it was.
export function follow(may: (to: Place) => boolean | Promise<boolean>, arrive: (to: Place) => void): void {
  let returning = false;
  let sure = false;
  const travel = async (event: PopStateEvent) => {
    const by = indexOf(event.state) - index;
    if (event.state === null) return adopt();
    if (returning) {
      returning = false;
      return;
    }
    const to = placeOf(here());
    if (isSame(to, place.value)) {
      index += by;
      tab.value = tabOf(here());
      return;
    }
    const tabThere = tabOf(here());
    const allowed = sure || may(to);
    sure = false;
    if (allowed !== true) {
      returning = true;
      history.go(-by);
      if (await allowed) {
        sure = true;
        history.go(by);
      }
      return;
    }
    index += by;
    tab.value = tabThere;
    place.value = to;
    arrive(to);
  };
  addEventListener("popstate", (event) => void travel(event));
}
