// What the server says of a record in the officer's words. JSON is English, for programs; the page of a trace is in the
// language that is spoken, and chooses what decides. So it is read out of that page, by the attributes that say for programs
// what its elements are (interpreter/trace/README.md), and the desk says nothing of its own about a comparison. Nothing of the
// page's markup is put on the desk: texts alone are taken.

/// What a comparison is to its clause: good, bad, open, or nothing that decides.
export type Bearing = "y" | "n" | "u" | "o";

export interface Side {
  value: string;
  title: string; // empty where the value says it all
  path: string; // of the fact that it is; empty where it is none
}
export interface Compared {
  of: string; // the list's member; empty where it is of none
  alternative: boolean; // it or what stands before it
  left: Side | undefined; // nothing of a yes or no
  relation: string;
  right: Side;
  margin: string;
  bearing: Bearing;
}
export interface Read {
  path: string;
  title: string;
  value: string;
  notes: string[];
}
export interface Telling {
  clauses: string[]; // those that are told together, the first one's words
  texts: string[];
  notes: string[];
  compared: Compared[];
  read: Read[];
}
export interface Term {
  sign: string;
  value: string;
  title: string;
  definition: string; // that it is; empty where it is none
  terms: Term[];
}
export interface Working {
  value: string;
  title: string;
  notes: string[];
  terms: Term[];
}
export interface Granted {
  name: string; // the title's first words
  more: string; // the others
  value: string;
  known: boolean;
  notes: string[];
}
export interface Look {
  tone: string;
  words: string;
}

function textOf(element: Element | null | undefined): string {
  return element?.textContent?.trim() ?? "";
}
/// The elements in it, not deeper, that are said to be that.
function children(of: Element | null | undefined, what: string): HTMLElement[] {
  return of ? ([...of.children] as HTMLElement[]).filter(({ dataset }) => dataset["told"] === what) : [];
}
function child(of: Element | null | undefined, what: string): HTMLElement | undefined {
  return children(of, what)[0];
}
/// All of its text but that of the elements in it.
function ownText(element: Element): string {
  return [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent)
    .join("")
    .trim();
}

function sideOf(row: Element): Side {
  const title = child(row, "title");
  return { value: textOf(child(row, "value")), title: title ? ownText(title) : "", path: title?.dataset["path"] ?? "" };
}

function comparedIn(table: Element | undefined): Compared[] {
  const all: Compared[] = [];
  let of = "";
  let left: Side | undefined;
  let alternative = false;
  for (const row of table ? ([...table.children] as HTMLElement[]) : []) {
    const what = row.dataset["told"];
    if (what === "of") {
      of = ownText(row);
      left = undefined;
    } else if (what === "or") alternative = true;
    else if (what === "left") left = sideOf(row);
    else if (what === "right") {
      const relation = textOf(child(row, "relation"));
      const margin = textOf(child(row, "margin"));
      const bearing = (row.dataset["bearing"] ?? "o") as Bearing;
      all.push({ of, alternative, left: relation === "" ? undefined : left, relation, right: sideOf(row), margin, bearing });
      alternative = false;
    }
  }
  return all;
}

function readIn(list: Element | undefined): Read[] {
  const names = list ? ([...list.children] as HTMLElement[]).filter(({ dataset }) => dataset["path"] !== undefined) : [];
  return names.map((name) => {
    const value = name.nextElementSibling;
    return { path: name.dataset["path"] ?? "", title: ownText(name), value: value ? ownText(value) : "", notes: children(value, "note").map(textOf) };
  });
}

function tellingIn(body: Element, clauses: string[]): Telling {
  return {
    clauses,
    texts: children(body, "text").map(textOf),
    notes: children(body, "note").map(textOf),
    compared: comparedIn(child(body, "compared")),
    read: readIn(child(body, "read")),
  };
}

function termsIn(item: Element): Term[] {
  return children(child(item, "terms"), "term").map((term) => {
    const title = child(term, "title");
    return { sign: ownText(term), value: textOf(child(term, "value")), title: textOf(title), definition: title?.dataset["name"] ?? "", terms: termsIn(term) };
  });
}

function grantIn(row: Element): Granted {
  const name = row.querySelector("[data-told=title]");
  const value = row.querySelector("[data-told=value], [data-told=open]");
  return {
    name: name ? ownText(name) : "",
    more: textOf(child(name, "more")),
    value: textOf(value),
    known: value?.getAttribute("data-told") === "value",
    notes: children(value?.parentElement, "note").map(textOf),
  };
}

/// One page of a trace.
export class Told {
  /// As it was parsed; to be copied and not to be changed.
  readonly page: Document;
  private readonly grounds = new Map<string, Telling>();
  private readonly workings = new Map<string, Working>();
  private readonly called = new Map<string, string>();

  constructor(html: string) {
    this.page = new DOMParser().parseFromString(html, "text/html");
    for (const ground of this.page.querySelectorAll<HTMLElement>("[data-told=ground]")) {
      const clauses = (ground.dataset["clauses"] ?? "").split(" ");
      const telling = tellingIn(ground, clauses);
      for (const clause of clauses) if (!this.grounds.has(clause)) this.grounds.set(clause, telling);
    }
    for (const item of this.page.querySelectorAll<HTMLElement>("[data-told=working]")) {
      const name = item.dataset["name"] ?? "";
      const title = ownText(item);
      this.workings.set(name, { value: textOf(child(item, "value")), title, notes: children(item, "note").map(textOf), terms: termsIn(item) });
      if (!this.called.has(title)) this.called.set(title, name);
    }
  }

  /// What a refusal rests on; several clauses may be told under one.
  ground(clause: string): Telling | undefined {
    return this.grounds.get(clause);
  }
  /// All that is told of a clause in its place.
  clause(id: string): Telling | undefined {
    const body = child(this.page.getElementById(`c-${id}`), "telling");
    return body ? tellingIn(body, [id]) : undefined;
  }
  look(id: string): Look | undefined {
    const look = child(this.page.getElementById(`c-${id}`), "look");
    return look && { tone: look.dataset["tone"] ?? "", words: textOf(child(look, "words")) };
  }
  working(definition: string): Working | undefined {
    return this.workings.get(definition);
  }
  /// That of the definition of this title, where it is made of something.
  workingCalled(title: string): Working | undefined {
    const working = this.workings.get(this.called.get(title) ?? "");
    return working && working.terms.length > 0 ? working : undefined;
  }
  /// Of the decision of that name.
  grants(decision: string): Granted[] {
    const section = [...this.page.querySelectorAll<HTMLElement>("[data-told=grants]")].find(({ dataset }) => dataset["decision"] === decision);
    return section ? [...section.querySelectorAll("[data-told=grant]")].map(grantIn) : [];
  }
}
