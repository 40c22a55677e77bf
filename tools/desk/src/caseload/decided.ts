// What the officer decided on the records of a caseload, beside what the program recommends.
import { outcomeOf, recommended } from "../record/Officer";
import type { Decision } from "../words/words";
import type { Caseload } from "./caseload";
import { outcomes } from "./messages";

export interface DecidedOn {
  of: string; // the decision's name in the policy
  decision: Decision;
  rationale: string;
  name: string;
  at: string;
  outdated: boolean; // the facts changed since
}

export function allDecidedOn(caseload: Caseload, row: number): DecidedOn[] {
  const decisions = caseload.sessions.value.get(row)?.decisions;
  if (decisions === undefined) return [];
  return decisions.all.value.map((decided) => {
    const { of, decision, rationale, name, at } = decided;
    return { of, decision, rationale, name, at, outdated: decisions.isOutdated(decided) };
  });
}
/// On the policy's decision of that number.
export function decidedOn(caseload: Caseload, row: number, decision = 0): DecidedOn | undefined {
  return allDecidedOn(caseload, row).find(({ of }) => of === caseload.decisions[decision]);
}
/// Whether the officer's decision is another one than what is recommended on the facts as they are now.
export function departs(caseload: Caseload, row: number, decision = 0): boolean | undefined {
  const decided = decidedOn(caseload, row, decision);
  const session = caseload.sessions.value.get(row);
  if (decided === undefined || session === undefined) return undefined;
  const outcome = outcomeOf(session, decided.of) ?? outcomes[caseload.outcomeOf(row, decision)];
  return outcome === undefined || recommended[outcome] !== decided.decision;
}
