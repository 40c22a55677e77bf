// The columns of a caseload: on the screen, on paper and in a file.
import { capital, counted, grouped, inWords, locale, words } from "../state";
import type { Caseload, NearMiss } from "./caseload";
import type { Stated } from "../record/decisions";
import { decidedOn, departs } from "./decided";
import { saidOf } from "../words/faults";
import { badLine, outcomes, type Fault } from "./messages";
import type { Column } from "./shown";

export interface ColumnOf {
  column: Column;
  title: string;
  className: string;
  width: number; // rem; `why` takes what is left over too
  text: (row: number) => string;
}

export function shownColumns(caseload: Caseload): ColumnOf[] {
  return columnsOf(caseload).filter((of) => caseload.chosen.isShown(of));
}
/// Of those that are shown, the columns that have something in one of the rows: paper is narrow.
export function printedColumns(caseload: Caseload, rows: Int32Array): ColumnOf[] {
  return shownColumns(caseload).filter(({ text }) => rows.some((row) => text(row) !== ""));
}
/// All there are. What decides comes first.
export function columnsOf(caseload: Caseload): ColumnOf[] {
  const w = words.value;
  const { id } = caseload.policy.document;
  const idTitle = id === null ? undefined : caseload.policy.factAt(id)?.title;
  const columns: ColumnOf[] = [
    { column: { kind: "line" }, title: w.columns.line, className: "line", width: 6, text: (row) => grouped(caseload.lineOf(row)) },
    { column: { kind: "id" }, title: idTitle === undefined ? w.columns.id : capital(inWords(idTitle)), className: "id", width: 11, text: (row) => caseload.idOf(row) },
    { column: { kind: "outcome", decision: 0 }, title: w.columns.outcome, className: "what", width: 15.5, text: (row) => outcomeWord(caseload, row, 0) },
    { column: { kind: "why" }, title: w.columns.why, className: "why", width: 18, text: (row) => whyOf(caseload, row) },
    { column: { kind: "near" }, title: w.caseloads.near, className: "near", width: 13, text: (row) => marginInWords(caseload.nearOf(row)) },
    { column: { kind: "missing" }, title: w.columns.missing, className: "missing", width: 14, text: (row) => summed(caseload.requestsOf(row), (path) => caseload.factTitle(path)) },
    { column: { kind: "decision" }, title: w.columns.officer, className: "officer-decision", width: 12.5, text: (row) => decisionInWords(decidedOn(caseload, row)) },
    { column: { kind: "departs" }, title: w.caseloads.departsColumn, className: "departs-column", width: 7.5, text: (row) => departsInWords(departs(caseload, row)) },
  ];
  caseload.facts.forEach((fact, index) =>
    columns.push({ column: { kind: "fact", index }, title: capital(inWords(fact.title)), className: "of-fact", width: 10, text: (row) => caseload.valueOf(row, index) }),
  );
  caseload.decisions.forEach((name, decision) => {
    if (decision > 0)
      columns.push({ column: { kind: "outcome", decision }, title: decisionTitle(caseload, name), className: "further-decision", width: 15.5, text: (row) => outcomeWord(caseload, row, decision) });
  });
  return columns;
}

export function decisionTitle(caseload: Caseload, name: string): string {
  return capital(inWords(caseload.policy.decisionTitle(name)));
}
function outcomeWord(caseload: Caseload, row: number, decision: number): string {
  const word = outcomes[caseload.outcomeOf(row, decision)];
  return word === undefined ? words.value.badLine : words.value.outcome[word];
}
export function summed(all: string[], title: (one: string) => string): string {
  if (all.length === 0) return "";
  return capital(title(all[0] ?? "")) + (all.length > 1 ? ` ${words.value.more(all.length - 1)}` : "");
}
/// The clauses that a refusal rests on; of a line that cannot be read, why that is.
function whyOf(caseload: Caseload, row: number): string {
  const fault = caseload.faultOf(row);
  return fault === undefined || caseload.outcomeOf(row) !== badLine
    ? summed(caseload.reasonsOf(row), (id) => caseload.clauseTitle(id))
    : faultInWords(fault);
}
/// `offer.noc: found 21330; expected a NOC code in quotes`
function faultInWords({ path, found, expected }: Fault): string {
  const w = words.value;
  const place = path === "" ? "" : `${path}${w.colon}`;
  return `${place}${w.faultFound} ${saidOf(found).text}${w.semicolon}${w.faultExpected} ${saidOf(expected).text}`;
}
export function decisionInWords(decided: Stated | undefined): string {
  const w = words.value;
  return decided === undefined ? "" : w.decisions[decided.decision] + (decided.outdated ? ` (${w.caseloads.outdated})` : "");
}
export function departsInWords(departs: boolean | undefined): string {
  return departs === undefined ? "" : departs ? words.value.caseloads.departs : words.value.caseloads.agrees;
}

/// `short by 1 day`, in the words that a trace has for it.
export function marginInWords(near: NearMiss | undefined): string {
  if (near === undefined) return "";
  const w = words.value.caseloads;
  const units: Record<string, () => string> = {
    days: () => w.marginUnits.days(counted(near.value)),
    levels: () => w.marginUnits.levels(counted(near.value)),
    dollars: () => w.marginUnits.dollars(new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(near.value)),
  };
  const size = (units[near.unit] ?? (() => new Intl.NumberFormat(locale(), { maximumFractionDigits: 9 }).format(near.value)))();
  return w.margin[near.way](near.strict ? w.moreThan(size) : near.least ? w.atLeast(size) : size, near.unit);
}
