// Which facts decide, and which are missing: marked where they stand among all the others.
import type { Decided, Trace } from "../api";
import type { Told } from "./told";

/// Every decision of the policy, the principal one first.
export function decisionsOf(trace: Trace): Decided[] {
  return trace.decisions ?? [trace.decision];
}

export interface Marks {
  /// By path, the clauses that a refusal rests on and that read the fact.
  decides: Map<string, string[]>;
  missing: Set<string>;
}

export function marksOf(trace: Trace | undefined, told: Told | undefined): Marks {
  const decides = new Map<string, string[]>();
  const missing = new Set<string>();
  if (trace === undefined) return { decides, missing };
  for (const decision of decisionsOf(trace)) {
    for (const { fact } of decision.requests) missing.add(fact);
    for (const { clause } of decision.reasons)
      for (const path of pathsOf(told, clause)) {
        const clauses = decides.get(path) ?? [];
        if (!clauses.includes(clause)) decides.set(path, [...clauses, clause]);
      }
  }
  return { decides, missing };
}

export function keptIfSame(before: Marks, after: Marks): Marks {
  const whole = ({ decides, missing }: Marks) => JSON.stringify([[...decides], [...missing]]);
  return whole(before) === whole(after) ? before : after;
}

function pathsOf(told: Told | undefined, clause: string): Set<string> {
  const ground = told?.ground(clause);
  const sides = ground?.compared.flatMap(({ left, right }) => [left?.path ?? "", right.path]) ?? [];
  return new Set([...sides, ...(ground?.read.map(({ path }) => path) ?? [])].filter((path) => path !== ""));
}
