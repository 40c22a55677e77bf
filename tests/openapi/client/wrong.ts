// What a client must not be able to say. Each line below such a comment is a fault to the compiler; if one is none, the
// comment is.
import createClient from "openapi-fetch";
import type { components, paths } from "./openapi.js";

const client = createClient<paths>({ baseUrl: "http://127.0.0.1:8080" });

// @ts-expect-error a fact that there is not
export const misspelt: components["schemas"]["Record"] = { offer: { nocc: "21301" } };
// @ts-expect-error a group of facts that there is not
export const ungrouped: components["schemas"]["Record"] = { noc: "21301" };
// @ts-expect-error a value of another type
await client.POST("/v1/evaluations", { body: { offer: { noc: 21301 } } });
// @ts-expect-error a value that the enum does not have
await client.POST("/v1/evaluations", { body: { applicant: { citizenships: ["Mexico"] } } });
// @ts-expect-error an address that there is not
await client.POST("/v1/evaluation", { body: {} });
// @ts-expect-error an option that there is not
await client.POST("/v1/caseloads", { params: { query: { status: true } }, body: "" });

const { data } = await client.POST("/v1/evaluations", { body: {} });
if (data) {
  // @ts-expect-error a field that there is not
  data.decision.result;
  // @ts-expect-error an outcome that there is not
  data.decision.outcome === "approved";
  // @ts-expect-error a grant that there is not
  data.decision.grants?.shoe;
  // @ts-expect-error a decision that there is not
  data.decision.child;
  // @ts-expect-error a status that there is not
  data.clauses.filter((clause) => clause.status === "passed");
}
