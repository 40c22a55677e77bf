// The schema of traces, `chapeau schema --trace`, and traces: those of the goldens, of the samples, and all that the tests
// of traces made of cases, of the caseload and of policies of their own, which are kept in the file that CHAPEAU_TRACES
// names. What is a little otherwise is none.
import assert from "node:assert/strict";
import { createReadStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import test from "node:test";
import { ajv, cptpp, json, refuses, root, run } from "./serving.mjs";

const goldens = join(root, "tests/trace/goldens");
const golden = (name) => json(join(goldens, `${name}.json`));
const schema = JSON.parse(run("schema", cptpp, "--trace"));
const check = ajv().compile(schema);

function fits(by, trace, where) {
  assert.ok(by(trace), `${where}: ${JSON.stringify(by.errors)}`);
}

test("every golden is one", () => {
  const names = readdirSync(goldens).filter((name) => name.endsWith(".json"));
  assert.ok(names.length >= 9);
  for (const name of names) fits(check, json(join(goldens, name)), name);
});

test("so is the trace of every sample", () => {
  for (const name of readdirSync(join(cptpp, "samples"), { recursive: true }).filter((name) => name.endsWith(".json")))
    fits(check, JSON.parse(run("eval", cptpp, "--record", join(cptpp, "samples", name), "--format", "json")), name);
});

test("so is every trace that was made in the tests of traces, by its policy's schema", async () => {
  let by;
  const policies = new Set();
  let traces = 0;
  for await (const line of createInterface({ input: createReadStream(process.env.CHAPEAU_TRACES) })) {
    const one = JSON.parse(line);
    if (one.$schema) {
      by = ajv().compile(one);
      continue;
    }
    policies.add(one.policy.digest);
    traces += 1;
    fits(by, one, one.policy.name);
  }
  assert.ok(traces > 800 && policies.size > 10, `${traces} of ${policies.size} policies`);
});

test("a field more, or an object in place of a value, is refused anywhere", () => {
  let tried = 0;
  for (const name of ["approved", "one-day-short", "nothing-known"]) tried += refuses(check, golden(name));
  assert.ok(tried > 5000, String(tried));
});

test("so is what contradicts itself, or lacks something", () => {
  const refused = {
    "an approval that grants nothing": ["approved", (trace) => (trace.decision.grants = null)],
    "an approval with a reason": ["approved", (trace) => (trace.decision.reasons = golden("one-day-short").decision.reasons)],
    "a grant that there is not": ["approved", (trace) => (trace.decision.grants.shoe = "52")],
    "a grant of another type": ["approved", (trace) => (trace.decision.grants.valid_from = 20240501)],
    "a grant left out": ["approved", (trace) => delete trace.decision.grants.valid_from],
    "a refusal without a reason": ["one-day-short", (trace) => (trace.decision.reasons = [])],
    "a refusal that grants": ["one-day-short", (trace) => (trace.decision.grants = golden("approved").decision.grants)],
    "an open outcome that asks for nothing": ["nothing-known", (trace) => (trace.decision.requests = [])],
    "an outcome that is none": ["approved", (trace) => (trace.decision.outcome = "approved")],
    "another decision": ["approved", (trace) => (trace.decision.name = "t53")],
    "a decision less": ["approved", (trace) => trace.decisions.pop()],
    "decisions in another order": ["approved", (trace) => trace.decisions.reverse()],
    "a clause that is met by nothing": ["approved", (trace) => delete trace.clauses.find((one) => one.status === "pass").met_by],
    "a failed clause that is met": ["one-day-short", (trace) => (trace.clauses.find((one) => one.status === "fail").met_by = "itself")],
    "an open clause that misses nothing": ["nothing-known", (trace) => (trace.clauses.find((one) => one.status === "undetermined").missing = [])],
    "a status that is none": ["approved", (trace) => (trace.clauses[0].status = "passed")],
    "a line before the first": ["approved", (trace) => (trace.clauses[0].location.line = 0)],
    "another version": ["approved", (trace) => (trace.trace_version = 2)],
    "another policy": ["approved", (trace) => (trace.policy.name = "other")],
    "a digest cut short": ["approved", (trace) => (trace.record.digest = trace.record.digest.slice(0, -1))],
    "no clauses": ["approved", (trace) => delete trace.clauses],
  };
  for (const [what, [name, spoil]] of Object.entries(refused)) {
    const trace = golden(name);
    spoil(trace);
    assert.ok(!check(trace), `taken: ${what}`);
  }
  for (const definition of ["clause", "comparison", "term"])
    for (const key of schema.$defs[definition].required) {
      const trace = golden("one-day-short");
      const part = { clause: trace.clauses[0], comparison: trace.clauses.flatMap((one) => one.comparisons)[0], term: trace.definitions.flatMap((one) => one.terms ?? [])[0] };
      delete part[definition][key];
      assert.ok(!check(trace), `taken: a ${definition} without ${key}`);
    }
});
