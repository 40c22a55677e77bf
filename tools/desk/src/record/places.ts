// Where things stand on the page of a record, and the ways between them. Whoever follows one is taken there: the focus moves
// too, so that the keyboard goes on from there.

function idOf(kind: string, name: string): string {
  return `${kind}-${name.replace(/[^\w-]/g, "_")}`;
}
export function factId(path: string): string {
  return idOf("fact", path);
}
export function whyId(clause: string): string {
  return idOf("why", clause);
}
export function clauseId(clause: string): string {
  return idOf("clause", clause);
}


/// Unfolds what it stands in.
export function take(element: HTMLElement | null): void {
  if (element === null) return;
  for (let within: HTMLElement | null = element.parentElement; within !== null; within = within.parentElement)
    if (within instanceof HTMLDetailsElement) within.open = true;
  if (element instanceof HTMLDetailsElement) element.open = true;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  element.focus({ preventScroll: true });
}

/// The first one; of buttons of which one is chosen, that one.
function fieldOf(fact: HTMLElement): HTMLElement {
  const fields = [...fact.querySelectorAll<HTMLInputElement>("input:not([hidden]), select, textarea")];
  const first = fields[0] ?? fact.querySelector<HTMLElement>("button, [tabindex]") ?? fact;
  const chosen = fields.find((field) => field.checked && field.type === "radio" && field.name === fields[0]?.name);
  return chosen ?? first;
}

/// To the field, without going there.
export function focusFact(path: string): void {
  const fact = document.getElementById(factId(path));
  if (fact) fieldOf(fact).focus({ preventScroll: true });
}

/// To the field of a fact; of a list's member that is not there, to the list.
export function goToFact(path: string): void {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("."), at.lastIndexOf("["), 0))) {
    const fact = document.getElementById(factId(at));
    if (fact === null) continue;
    return take(fieldOf(fact));
  }
}
export function goToReason(clause: string): void {
  take(document.getElementById(whyId(clause)));
}

/// To the title of what is open, where that which had the focus is gone and nothing stands in its place.
export function toTitle(): void {
  document.getElementById("title")?.focus({ preventScroll: true });
}

/// Once the page has what was changed, and before a key that is pressed then: it is rendered in a microtask, and a frame may
/// be long in coming.
export function afterwards(act: () => void): void {
  setTimeout(act);
}
