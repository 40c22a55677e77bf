// A client as README of tools/serve has one made: its types are generated from /openapi.json.
import createClient from "openapi-fetch";
import type { components, paths } from "./openapi.js";

type Schemas = components["schemas"];

/// What a record comes to, in short; where it is refused, the problem's words.
export async function evaluate(url: string, record: Schemas["Record"]) {
  const client = createClient<paths>({ baseUrl: url });
  const { data, error, response } = await client.POST("/v1/evaluations", { body: record });
  if (!data) throw new Error(`${response.status}: ${error.detail}: ${error.errors?.map((one) => one.path).join(", ")}`);
  const { decision, clauses } = data;
  return {
    outcome: decision.outcome,
    spouse: decision.spouse.outcome,
    exemption: decision.grants?.exemption_code,
    failed: clauses.filter((clause) => clause.status === "fail").map((clause) => clause.id),
  };
}

/// The outcome of each record, in their order.
export async function evaluateAll(url: string, records: Schemas["Record"][]): Promise<(Schemas["Trace.outcome"] | Schemas["RecordError"])[]> {
  const client = createClient<paths>({ baseUrl: url });
  const { data, error } = await client.POST("/v1/caseloads", {
    params: { query: { grants: true } },
    headers: { "Content-Type": "application/jsonl" },
    body: records.map((record) => `${JSON.stringify(record)}\n`).join(""),
    bodySerializer: (lines) => lines,
    parseAs: "text",
  });
  if (data === undefined) throw new Error(error.detail);
  const lines = data.split("\n").slice(0, -1).map((line) => JSON.parse(line) as Schemas["Outcome"] | Schemas["BadLine"]);
  return lines.map((line) => ("error" in line ? line.error : line.outcome));
}
