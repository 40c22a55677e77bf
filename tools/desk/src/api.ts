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
  decisions: { name: string; title: Titles; base: string | null; grants: { name: string; title: Titles }[] }[]; // the principal one first
  passages: { id: string; kind: string; statement: string }[];
  clauses: ClauseOf[];
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
/// What the program comes to.
export interface Decided {
  name: string;
  outcome: Outcome;
  grants: Record<string, unknown> | null;
  reasons: { clause: string; cites: string[]; text: string }[];
  requests: Asked[];
}
export interface Trace {
  policy: { name: string; digest: string };
  record: { id: string | null; digest: string };
  as_of: string | null;
  decision: Decided;
  decisions?: Decided[]; // of a policy of several, the principal one first
  clauses: { id: string; parent: string | null; status: Status; title: string; exceptions?: string[]; text: string }[];
}

export interface OfficerDecision {
  of: string;
  decision: Decision;
  rationale: string;
  name: string;
  at: string;
  outdated: boolean;
}
export type Format = "html" | "fragment" | "note" | "letter";
export interface Rendering {
  record: string; // its exact text
  language: Language;
  format: Format;
  assumed: string[];
  found: { path: string; where: string; at: string; by: string }[];
  decisions: OfficerDecision[];
  reasons?: boolean;
  source?: boolean;
}

/// Where the server was started with one; kept in memory alone.
export const token = signal("");
export const tokenWanted = signal(false);

// ---------------------------------------------------------------- how the server is

/// The digest of the policy that the page works with, and that of the last answer, where it is another one.
export const expected = signal("");
export const otherPolicy = signal("");
/// Nobody answers.
export const gone = signal(false);
/// Counts up when it is worth asking again for what was not answered.
export const again = signal(0);

export class Gone extends Error {}
export class OtherPolicy extends Error {}

/// What is worked out with another policy than the page's is not to be shown beside its titles.
function compare(digest: string | null): void {
  if (digest === null || expected.value === "") return;
  otherPolicy.value = digest === expected.value ? "" : digest;
  if (otherPolicy.value !== "") throw new OtherPolicy(digest);
}

async function fetched(path: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(path, init);
    gone.value = false;
    return response;
  } catch (fault) {
    if (init.signal?.aborted) throw fault;
    gone.value = true;
    throw new Gone(path);
  }
}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (token.value) headers.set("Authorization", `Bearer ${token.value}`);
  const response = await fetched(path, { ...init, headers, cache: "no-store" });
  if (response.status === 401) tokenWanted.value = true;
  else if (path.startsWith("/v1/") && path !== "/v1/policy") compare(response.headers.get("Chapeau-Policy"));
  if (response.ok) return response;
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("application/problem+json")) throw new Refused((await response.json()) as Problem);
  throw new Error(`${response.status} ${response.statusText}`);
}

function post(path: string, type: string, body: BodyInit, abort?: AbortSignal): Promise<Response> {
  return ask(path, { method: "POST", body, headers: { "Content-Type": type }, ...(abort ? { signal: abort } : {}) });
}

export async function fetchPolicy(): Promise<PolicyDocument> {
  return (await (await ask("/v1/policy")).json()) as PolicyDocument;
}

/// `record`: its bytes, which go as they are.
export async function evaluate(record: Uint8Array<ArrayBuffer>, abort?: AbortSignal): Promise<Trace> {
  const trace = (await (await post("/v1/evaluations", "application/json", record, abort)).json()) as Trace;
  compare(trace.policy.digest);
  return trace;
}

/// One outcome for each of a few records.
export interface Line {
  outcome: Outcome;
  decisions?: { name: string; outcome: Outcome }[]; // of a policy of several
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
  return (await post("/v1/traces", "application/json", JSON.stringify(wanted), abort)).text();
}
