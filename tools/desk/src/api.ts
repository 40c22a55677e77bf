// What the desk asks of the server it came from. Nothing else is asked of anybody.
import { signal } from "@preact/signals";
import type { Decision, Language, Outcome, Status } from "./words/words";

export interface RecordError {
  path: string;
  found: string;
  expected: string;
}
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: RecordError[];
}
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

export interface Titles {
  en: string;
  [language: string]: string;
}
export interface FactOf {
  path: string;
  title: Titles;
  type: "yes_no" | "number" | "money" | "days" | "steps" | "date" | "text" | "enum" | "noc" | "record";
  many: "one" | "set" | "list";
  finding: boolean;
  enum?: string;
  list?: string;
  least?: number;
  above?: number;
  most?: number;
  evidence?: Titles;
}
export interface EnumOf {
  title: Titles;
  ordered: boolean;
  country: boolean;
  values: { value: string; title: Titles }[];
}
export interface ClauseOf {
  id: string;
  role: "clause" | "member" | "decision";
  title: Titles;
  cites: string[];
  parent: string | null;
  members: string[];
}
export interface PolicyDocument {
  name: string;
  titles: Titles;
  authority: string;
  digest: string;
  languages: string[];
  as_of: string | null;
  id: string | null;
  decision: string;
  passages: { id: string; kind: string; statement: string }[];
  clauses: ClauseOf[];
  grants: { name: string; title: Titles }[];
  groups: { path: string; title: Titles }[];
  facts: FactOf[];
  enums: Record<string, EnumOf>;
}

export interface Asked {
  fact: string;
  kind: "finding" | "document" | "fact";
  text: string;
  clauses: string[];
}
export interface Trace {
  record: { id: string | null; digest: string };
  as_of: string | null;
  decision: {
    name: string;
    outcome: Outcome;
    grants: Record<string, unknown> | null;
    reasons: { clause: string; cites: string[]; text: string }[];
    requests: Asked[];
  };
  clauses: { id: string; parent: string | null; status: Status; title: string; exceptions?: string[]; text: string }[];
}

export interface OfficerDecision {
  decision: Decision;
  rationale: string;
  name: string;
}
export interface Rendering {
  record: string; // its JSON text
  language: Language;
  format: "html" | "fragment" | "note";
  assumed: string[];
  officer: OfficerDecision | null;
}

/// Where the server was started with one; kept in memory alone.
export const token = signal("");
export const tokenWanted = signal(false);

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (token.value) headers.set("Authorization", `Bearer ${token.value}`);
  const response = await fetch(path, { ...init, headers, cache: "no-store" });
  if (response.ok) return response;
  if (response.status === 401) tokenWanted.value = true;
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("application/problem+json")) throw new Refused((await response.json()) as Problem);
  throw new Error(`${response.status} ${response.statusText}`);
}

function post(path: string, type: string, body: string, abort?: AbortSignal): Promise<Response> {
  return ask(path, { method: "POST", body, headers: { "Content-Type": type }, ...(abort ? { signal: abort } : {}) });
}

export async function fetchPolicy(): Promise<PolicyDocument> {
  return (await (await ask("/v1/policy")).json()) as PolicyDocument;
}

export async function evaluate(record: string, abort?: AbortSignal): Promise<Trace> {
  return (await (await post("/v1/evaluations", "application/json", record, abort)).json()) as Trace;
}

/// One outcome for each of a few records.
export interface Line {
  outcome: Outcome;
  statuses: Record<string, Status>;
}
export async function evaluateAll(records: string[], abort?: AbortSignal): Promise<(Line | undefined)[]> {
  const answer = await post("/v1/caseloads?statuses=true", "application/jsonl", records.join("\n"), abort);
  return (await answer.text())
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line | { error: unknown })
    .map((line) => ("error" in line ? undefined : line));
}

export async function render(wanted: Rendering, abort?: AbortSignal): Promise<string> {
  const { record, ...rest } = wanted;
  // The record goes in as it is written, so that no digit of a number is lost.
  const body = `{"record":${record},${JSON.stringify(rest).slice(1)}`;
  return (await post("/v1/traces", "application/json", body, abort)).text();
}
