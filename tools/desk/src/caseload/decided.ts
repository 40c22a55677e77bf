// What the officer decided on the records of a caseload, beside what the program recommends.
import type { Decision, Outcome } from "../words/words";
import type { Caseload } from "./caseload";
import { outcomes } from "./messages";

export interface DecidedOn {
  of: string;
  decision: Decision;
  rationale: string;
  name: string;
  at: string;
  outdated: boolean; // the facts changed since
}

const recommended: Partial<Record<Outcome, Decision>> = { approve: "approve", refuse: "refuse", undetermined: "more_information" };

export function allDecidedOn(caseload: Caseload, row: number): DecidedOn[] {
  const session = caseload.sessions.value.get(row);
  const recorded = session?.recorded.value;
  if (session === undefined || recorded === undefined) return [];
  const { decision, rationale, name, at } = recorded;
  return [{ of: caseload.decisions[0] ?? "", decision, rationale, name, at, outdated: recorded.record !== session.text.value }];
}
/// On the policy's decision of that number.
export function decidedOn(caseload: Caseload, row: number, decision = 0): DecidedOn | undefined {
  return allDecidedOn(caseload, row).find(({ of }) => of === caseload.decisions[decision]);
}
/// Whether the officer's decision is another one than what was recommended on the facts as they are now.
export function departs(caseload: Caseload, row: number, decision = 0): boolean | undefined {
  const decided = decidedOn(caseload, row, decision);
  if (decided === undefined) return undefined;
  const session = caseload.sessions.value.get(row);
  const now = decision === 0 ? session?.trace.value?.decision.outcome : undefined;
  const outcome = now ?? outcomes[caseload.outcomeOf(row, decision)];
  return outcome === undefined || recommended[outcome] !== decided.decision;
}
