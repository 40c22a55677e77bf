// Which of the missing facts to ask for first.
//
// A fact with few possible answers, yes or no or a value of a short enum, is tried: each answer is put into the record and
// evaluated, and what it costs is the mean number of passages that stay open, none where the outcome is settled. The fact
// with the least is asked for first. A fact whose answers are too many to try, a date, a text, a code, counts as what is
// open now less the clauses that wait for it. Among equals the order of the trace decides, which is that of the policy.
import type { Asked, FactOf, Line, Trace } from "../api";
import type { Policy } from "../state";
import type { Value } from "./json";
import { decisionsOf } from "./marks";

const mostAnswers = 8;
const mostTried = 40; // facts, so that one question costs a few milliseconds

export interface Candidate {
  path: string;
  fact: FactOf;
  asked: Asked;
  answers: Value[];
}
export interface Question extends Candidate {
  open: number; // passages that stay open, in the mean
}

export function candidates(policy: Policy, trace: Trace): Candidate[] {
  const all: Candidate[] = [];
  const seen = new Set<string>();
  for (const asked of decisionsOf(trace).flatMap(({ requests }) => requests)) {
    const fact = policy.factAt(asked.fact);
    if (fact !== undefined && !seen.has(asked.fact) && seen.add(asked.fact))
      all.push({ path: asked.fact, fact, asked, answers: all.length < mostTried ? answersOf(policy, fact) : [] });
  }
  return all;
}

/// None where they are too many to be tried or offered.
export function answersOf(policy: Policy, fact: FactOf): Value[] {
  if (fact.many !== "one") return [];
  if (fact.type === "yes_no") return [true, false];
  const values = policy.enumOf(fact)?.values ?? [];
  return values.length <= mostAnswers ? values.map(({ value }) => value) : [];
}

function openOf(line: Line | undefined, otherwise: number): number {
  if (line === undefined) return otherwise;
  const outcomes = line.decisions?.map(({ outcome }) => outcome) ?? [line.outcome];
  const open = outcomes.filter((outcome) => outcome === "undetermined").length;
  return open === 0 ? 0 : open + Object.values(line.statuses).filter((status) => status === "undetermined").length;
}

/// `outcomes`: of every answer of every candidate, in their order; where none were tried, the candidates' own order stays.
export function ranked(all: Candidate[], outcomes: (Line | undefined)[], trace: Trace): Question[] {
  const openNow = trace.clauses.filter((clause) => clause.status === "undetermined").length;
  let next = 0;
  if (outcomes.length === 0 && all.some(({ answers }) => answers.length > 0)) return all.map((candidate) => ({ ...candidate, open: openNow }));
  const questions = all.map((candidate) => {
    const tried = candidate.answers.map(() => openOf(outcomes[next++], openNow));
    const mean = tried.reduce((sum, open) => sum + open, 0) / Math.max(tried.length, 1);
    return { ...candidate, open: tried.length > 0 ? mean : openNow - candidate.asked.clauses.length };
  });
  return questions.map((question, i) => ({ question, i })).sort((a, b) => a.question.open - b.question.open || a.i - b.i).map(({ question }) => question);
}
