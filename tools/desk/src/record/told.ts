// What the server says of a record in the officer's words. JSON is English, for programs; the page of a trace is in the
// language that is spoken, and chooses what decides. So it is read out of that page, and the desk says nothing of its own
// about a comparison. Nothing of the page's markup is put on the desk: texts alone are taken.

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
function children(of: Element | null | undefined, selector: string): Element[] {
  return of ? [...of.children].filter((child) => child.matches(selector)) : [];
}
/// All of its text but that of the elements in it.
function ownText(element: Element): string {
  return [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent)
    .join("")
    .trim();
}
function addressed(link: Element | null, prefix: string): string {
  const address = decodeURIComponent(link?.getAttribute("href")?.slice(1) ?? "");
  return address.startsWith(prefix) ? address.slice(prefix.length) : "";
}

function sideOf(row: Element): Side {
  const what = row.querySelector(":scope > span");
  return { value: textOf(row.querySelector(":scope > b")), title: what ? ownText(what) : "", path: textOf(what?.querySelector("small")) };
}

function comparedIn(table: Element | undefined): Compared[] {
  const all: Compared[] = [];
  let of = "";
  let left: Side | undefined;
  let alternative = false;
  for (const row of children(table, "p")) {
    const kind = row.className;
    if (kind === "of") {
      of = ownText(row);
      left = undefined;
    } else if (kind === "or") alternative = true;
    else if (kind === "") left = sideOf(row);
    else {
      const relation = textOf(row.querySelector(":scope > em"));
      const margin = textOf(row.querySelector(":scope > strong"));
      all.push({ of, alternative, left: relation === "" ? undefined : left, relation, right: sideOf(row), margin, bearing: kind as Bearing });
      alternative = false;
    }
  }
  return all;
}

function readIn(list: Element | undefined): Read[] {
  return children(list, "dt").map((name) => {
    const value = name.nextElementSibling;
    const notes = value ? [...value.querySelectorAll("span, mark")].map(textOf) : [];
    return { path: textOf(name.querySelector("small")), title: ownText(name), value: value ? ownText(value) : "", notes };
  });
}

function tellingIn(body: Element, clauses: string[]): Telling {
  return {
    clauses,
    texts: children(body, "p:not([class])").map(textOf),
    notes: children(body, "p.note").map(textOf),
    compared: comparedIn(children(body, ".cmp")[0]),
    read: readIn(children(body, "dl.facts")[0]),
  };
}

function termsIn(item: Element): Term[] {
  return children(children(item, "ul")[0], "li").map((term) => {
    const named = children(term, "span.note, a")[0];
    const link = named?.matches("a") ? named : null;
    return {
      sign: ownText(term),
      value: textOf(children(term, "b")[0]),
      title: textOf(named),
      definition: addressed(link, "d-"),
      terms: termsIn(term),
    };
  });
}

function grantsIn(section: Element): Granted[] {
  return [...section.querySelectorAll("tbody tr")].map((row) => {
    const name = row.querySelector("th");
    const value = row.querySelector("td");
    return {
      name: name ? ownText(name) : "",
      more: textOf(name?.querySelector("small")),
      value: textOf(value?.querySelector("b, em")),
      known: value?.querySelector("em") === null,
      notes: children(value, "span").map(textOf),
    };
  });
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
    for (const ground of this.page.querySelectorAll(".grounds > li")) {
      const clauses = [...ground.querySelectorAll(":scope > h3 > a, :scope > .cites > a")].map((link) => addressed(link, "c-"));
      const telling = tellingIn(ground, [...new Set(clauses)]);
      for (const clause of clauses) if (!this.grounds.has(clause)) this.grounds.set(clause, telling);
    }
    for (const item of this.page.querySelectorAll(".workings > li[id]")) {
      const name = item.id.replace(/^d-/, "");
      const title = ownText(item);
      this.workings.set(name, { value: textOf(children(item, "b")[0]), title, notes: children(item, "p.note").map(textOf), terms: termsIn(item) });
      if (!this.called.has(title)) this.called.set(title, name);
    }
  }

  /// What a refusal rests on; several clauses may be told under one.
  ground(clause: string): Telling | undefined {
    return this.grounds.get(clause);
  }
  /// All that is told of a clause in its place.
  clause(id: string): Telling | undefined {
    const body = this.page.getElementById(`c-${id}`)?.querySelector(":scope > div");
    return body ? tellingIn(body, [id]) : undefined;
  }
  look(id: string): Look | undefined {
    const heading = this.page.getElementById(`c-${id}`)?.querySelector(":scope > summary");
    return heading ? { tone: heading.className, words: textOf(heading.querySelector(":scope > b")) } : undefined;
  }
  working(definition: string): Working | undefined {
    return this.workings.get(definition);
  }
  /// That of the definition of this title, where it is made of something.
  workingCalled(title: string): Working | undefined {
    const working = this.workings.get(this.called.get(title) ?? "");
    return working && working.terms.length > 0 ? working : undefined;
  }
  /// Of the decision of this title; of the principal one where `principal`.
  grants(title: string, principal: boolean): Granted[] {
    const sections = [...this.page.querySelectorAll("section.grants")];
    const of = sections.find((section) => {
      const further = section.closest("section.further");
      return principal ? further === null : further !== null && ownText(further.querySelector("h2") ?? further) === title;
    });
    return of ? grantsIn(of) : [];
  }
}
