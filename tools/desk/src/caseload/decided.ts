// What the officer decided on the records of a caseload, beside what the program recommends.
import { outcomeOf, recommended } from "../record/Officer";
import type { Stated } from "../record/decisions";
import type { Caseload } from "./caseload";
import { outcomes } from "./messages";

export function allDecidedOn(caseload: Caseload, row: number): Stated[] {
  return caseload.sessions.value.get(row)?.decisions.stated() ?? [];
}
/// On the policy's decision of that number.
export function decidedOn(caseload: Caseload, row: number, decision = 0): Stated | undefined {
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
