// The rows that are shown, to be taken away: as a table for spreadsheets, with words, or as JSON Lines, with names.
import { words } from "../state";
import type { Caseload } from "./caseload";
import { columnsOf, decisionInWords, decisionTitle, departsInWords, marginInWords } from "./cells";
import { allDecidedOn, decidedOn, departs, foundIn } from "./decided";
import { badLine, outcomes } from "./messages";

/// A cell that a spreadsheet takes for text: what begins like a formula gets a quote before it.
export function cell(text: string): string {
  const safe = /^[\s\0]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

interface Field {
  title: string;
  text: (row: number) => string;
}

/// In the page's language, with a mark at the front by which spreadsheets know UTF-8.
export function asCsv(caseload: Caseload, rows: readonly number[]): string {
  const fields = fieldsOf(caseload);
  const lines = [fields.map(({ title }) => cell(title)), ...rows.map((row) => fields.map(({ text }) => cell(text(row))))];
  return `\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

/// Those of the table, where clauses and missing facts are all there, and what the officer decided.
function fieldsOf(caseload: Caseload): Field[] {
  const all: Record<string, (row: number) => string> = {
    line: (row) => String(caseload.lineOf(row)),
    missing: (row) => caseload.requestsOf(row).map((path) => caseload.factTitle(path)).join("; "),
    near: (row) => {
      const near = caseload.nearOf(row);
      return near === undefined ? "" : `${marginInWords(near)}${words.value.colon}${caseload.clauseTitle(near.clause)}`;
    },
  };
  const fields = columnsOf(caseload)
    .filter(({ column }) => column.kind !== "decision" && column.kind !== "departs")
    .map(({ column, title, text }): Field => ({ title, text: all[column.kind] ?? (column.kind === "why" ? (row) => reasons(caseload, row, text) : text) }));
  const found = { title: words.value.caseloads.foundColumn, text: (row: number) => foundIn(caseload, row).map((path) => caseload.factTitle(path)).join("; ") };
  return [...fields, found, ...caseload.decisions.flatMap((name, decision) => officerFields(caseload, name, decision))];
}
function reasons(caseload: Caseload, row: number, fault: (row: number) => string): string {
  if (caseload.outcomeOf(row) === badLine) return fault(row);
  return caseload.reasonsOf(row).map((id) => caseload.clauseTitle(id)).join("; ");
}
function officerFields(caseload: Caseload, name: string, decision: number): Field[] {
  const w = words.value;
  const title = decisionTitle(caseload, name);
  const of = (row: number) => decidedOn(caseload, row, decision);
  return [
    { title: w.caseloads.decisionOn(title), text: (row) => decisionInWords(of(row)) },
    { title: `${w.caseloads.departsColumn}${w.colon}${title}`, text: (row) => departsInWords(departs(caseload, row, decision)) },
    { title: w.caseloads.rationaleOn(title), text: (row) => of(row)?.rationale ?? "" },
    { title: w.caseloads.officerOn(title), text: (row) => of(row)?.name ?? "" },
    { title: w.caseloads.decidedAt(title), text: (row) => of(row)?.at ?? "" },
  ];
}

/// One object a row, with the policy's names. Its outcomes are those of the record as filed; `found` has the facts that are not so.
export function asJsonLines(caseload: Caseload, rows: readonly number[]): string {
  return rows.map((row) => `${JSON.stringify(objectOf(caseload, row))}\n`).join("");
}
function objectOf(caseload: Caseload, row: number): object {
  const place = { line: caseload.lineOf(row), id: caseload.idOf(row) || null };
  const fault = caseload.faultOf(row);
  if (caseload.outcomeOf(row) === badLine) return { ...place, error: fault ?? null };
  const near = caseload.nearOf(row);
  const decisions = caseload.decisions.map((name, decision) => ({
    name,
    outcome: outcomes[caseload.outcomeOf(row, decision)] ?? null,
    reasons: caseload.reasonsOf(row, decision),
    requests: caseload.requestsOf(row, decision),
  }));
  const officer = allDecidedOn(caseload, row).map((decided) => ({ ...decided, departs: departs(caseload, row, caseload.decisions.indexOf(decided.of)) ?? null }));
  return {
    ...place,
    policy: caseload.policy.document.digest,
    facts: Object.fromEntries(caseload.facts.map((fact, i) => [fact.path, fact.many === "set" ? caseload.membersOf(i, caseload.valueNumberOf(row, i)) : (caseload.membersOf(i, caseload.valueNumberOf(row, i))[0] ?? null)])),
    decisions,
    near: near === undefined ? null : { clause: near.clause, value: near.value, unit: near.unit || null, way: near.way, ...(near.least ? { least: true } : {}), ...(near.strict ? { strict: true } : {}) },
    found: foundIn(caseload, row),
    officer,
  };
}
