// Every answer of every address is what /openapi.json says it is, and nothing else is: each is held to its schema, and so
// is each with a field more, or an object in place of a value, anywhere in it, which must be refused.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { before } from "node:test";
import { Description, cptpp, policies, root, sample, samples, serve } from "./serving.mjs";

const record = { "Content-Type": "application/json" };
const lines = { "Content-Type": "application/jsonl" };
const fishing = join(root, "tests/cli/policies/fishing");
const options = { statuses: "statuses", grants: "grants", reasons: "reasons", requests: "requests", margins: "near" };

let server;
let description;
before(async () => {
  server = await serve(cptpp);
  description = new Description(JSON.parse((await server.ask("GET", "/openapi.json")).text));
});

async function held(method, path, more, address = path, at = server, by = description) {
  const answer = await at.ask(method, address, more);
  by.holds(method, path, answer);
  return answer;
}

/// One day short of experience, and one of which half is left out: beside the samples.
function others() {
  const refused = sample("mexican-engineer");
  refused.applicant.work_experience = [{ sector: "mining", paid: true, from: "2020-01-01", to: "2021-12-29" }];
  const open = sample("mexican-engineer");
  delete open.officer;
  delete open.offer.regulated;
  return [refused, open, {}];
}

test("what is asked for with GET", async () => {
  for (const [path, operations] of Object.entries(description.document.paths))
    if (operations.get && !path.includes("{")) assert.equal((await held("GET", path)).status, 200, path);
});

test("evaluations", async () => {
  const outcomes = new Set();
  for (const one of [...samples, ...others()]) {
    const answer = await server.ask("POST", "/v1/evaluations", { headers: record, body: JSON.stringify(one) });
    const { schema } = description.described("POST", "/v1/evaluations", answer);
    description.fits(schema, JSON.parse(answer.text), one.application?.id);
    outcomes.add(JSON.parse(answer.text).decision.outcome);
  }
  assert.deepEqual([...outcomes].sort(), ["approve", "refuse", "undetermined"]);
  await held("POST", "/v1/evaluations", { headers: record, body: JSON.stringify(others()[0]) });
});

test("lines of caseloads with every choice of options", async () => {
  const body = [...samples, ...others()].map((one) => JSON.stringify(one)).join("\n") + '\n{]\n{"shoe": 1, "application": {"id": "b"}}\n';
  const names = Object.keys(options);
  for (let choice = 0; choice < 1 << names.length; ++choice) {
    const chosen = names.filter((_, at) => choice & (1 << at));
    const address = `/v1/caseloads?${["part=true", ...chosen.map((name) => `${name}=true`)].join("&")}`;
    const answer = await held("POST", "/v1/caseloads", { headers: lines, body }, address);
    const said = answer.text.split("\n").slice(0, -1).map((line) => JSON.parse(line));
    assert.equal(said.length, samples.length + 5);
    const fields = ["id", "outcome", "decisions", ...chosen.map((name) => options[name])].sort();
    for (const line of said)
      if (!line.error) assert.deepEqual(Object.keys(line).filter((key) => key !== "grants_missing").sort(), fields);
  }
  const check = description.check(description.document.components.schemas.Outcomes.contentSchema.items);
  const { text } = await server.ask("POST", `/v1/caseloads?${Object.keys(options).map((name) => `${name}=true`).join("&")}`, { headers: lines, body });
  for (const line of text.split("\n").slice(0, -1)) {
    const said = JSON.parse(line);
    assert.ok(check(said));
    said.no_such_field = 1;
    assert.ok(!check(said));
  }
});

test("jobs", async () => {
  const named = { "/v1/jobs/{id}": "", "/v1/jobs/{id}/result": "/result" };
  const asked = async (job, method, path, status, headers) => {
    const answer = await held(method, path, { headers }, job + named[path]);
    assert.equal(answer.status, status, answer.text);
    return answer;
  };
  const begun = async (body) => (await held("POST", "/v1/jobs", { headers: lines, body }, "/v1/jobs?grants=true&margins=true")).headers.location;
  const ended = async (job) => {
    for (;;) {
      const { state } = JSON.parse((await asked(job, "GET", "/v1/jobs/{id}", 200)).text);
      if (!["waiting", "running"].includes(state)) return state;
    }
  };
  const job = await begun([...samples, ...others()].map((one) => `${JSON.stringify(one)}\n`).join("") + "{]\n");
  assert.equal(await ended(job), "done");
  const whole = await asked(job, "GET", "/v1/jobs/{id}/result", 200);
  assert.equal(whole.text.split("\n").length, samples.length + 5);
  await asked(job, "GET", "/v1/jobs/{id}/result", 206, { Range: "bytes=0-99" });
  await asked(job, "GET", "/v1/jobs/{id}/result", 416, { Range: "bytes=99999999-" });
  await asked(job, "GET", "/v1/jobs/{id}/result", 304, { "If-None-Match": whole.headers.etag });
  await asked(job, "GET", "/v1/jobs/{id}/result", 412, { "If-Match": '"other"' });
  await asked(job, "DELETE", "/v1/jobs/{id}", 200);
  await asked(job, "GET", "/v1/jobs/{id}/result", 410);
  await asked(`/v1/jobs/${"0".repeat(32)}`, "GET", "/v1/jobs/{id}", 404);
  const bad = await begun("[\n");
  assert.equal(await ended(bad), "failed");
});

test("traces for people", async () => {
  for (const format of ["html", "fragment", "note", "letter"])
    for (const language of ["en", "fr"])
      await held("POST", "/v1/traces", { headers: record, body: JSON.stringify({ record: sample("mexican-engineer"), format, language }) });
});

test("what is wrong", async () => {
  const kinds = new Set();
  const wrong = async (method, path, more, address = path, at = server) => {
    const problem = JSON.parse((await held(method, path, more, address, at)).text);
    const name = problem.type.slice("/problems/".length);
    kinds.add(name);
    await held("GET", "/problems/{name}", {}, problem.type);
  };
  const evaluation = (body, headers = record, at = server) => wrong("POST", "/v1/evaluations", { headers, body }, "/v1/evaluations", at);
  await evaluation("{");
  await evaluation('{"shoe": 1, "offer": {"noc": 5}}');
  await evaluation('{"offer":'.repeat(17) + "1" + "}".repeat(17));
  await evaluation(" ".repeat((1 << 20) + 1));
  await evaluation("{}", { "Content-Type": "text/plain" });
  await evaluation("{}", { ...record, Expect: "x" });
  await evaluation("{}", { ...record, Host: "elsewhere.example" });
  await evaluation("{}", { ...record, Origin: "http://elsewhere.example" });
  await evaluation("{}", { ...record, "X-Long": "x".repeat(1 << 14) });
  await evaluation("{}", { ...record, "Transfer-Encoding": "gzip, chunked" });
  await wrong("POST", "/v1/evaluations", { headers: record, body: "{}" }, `/v1/evaluations?${"x".repeat(2048)}`);
  await wrong("POST", "/v1/caseloads", { headers: lines, body: "" }, "/v1/caseloads?shoe=true");
  await wrong("POST", "/v1/caseloads", { headers: lines, body: "[\n" });
  await wrong("POST", "/v1/traces", { headers: record, body: '{"record": {}, "shoe": 1}' });
  await wrong("POST", "/v1/traces", { headers: record, body: '{"record": {"shoe": 1}}' });
  await wrong("GET", "/problems/{name}", {}, "/problems/shoe");
  const { schema } = description.described("GET", "/", await server.ask("GET", "/", { headers: { Host: "elsewhere.example" } }));
  for (const [method, address] of [["GET", "/v1/shoe"], ["DELETE", "/v1/policy"]]) {
    const problem = JSON.parse((await server.ask(method, address)).text);
    description.fits(schema, problem, address);
    kinds.add(problem.type.slice("/problems/".length));
  }
  assert.deepEqual([...kinds].sort(), [
    "address-too-long", "expectation-failed", "foreign-origin", "head-too-large", "malformed-json", "malformed-request",
    "method-not-allowed", "not-found", "record-invalid", "too-deep", "too-large", "unknown-option", "unsupported-media-type", "wrong-host",
  ]);
});

test("who has no token", async () => {
  const folder = mkdtempSync(join(tmpdir(), "openapi-"));
  const token = join(folder, "token.txt");
  writeFileSync(token, "0123456789abcdef0123456789abcdef\n", { mode: 0o600 });
  const guarded = await serve(fishing, "--token-file", token);
  for (const [path, operations] of Object.entries(description.document.paths)) {
    const [method] = Object.keys(operations);
    const answer = await guarded.ask(method.toUpperCase(), path.replace("{name}", "not-found").replace("{id}", "0".repeat(32)));
    description.described(method, path, answer);
    assert.equal(answer.status === 401, operations[method].security === undefined, path);
  }
  await guarded.stop();
  rmSync(folder, { recursive: true });
});

test("a policy that could not be loaded anew", async () => {
  const folder = mkdtempSync(join(tmpdir(), "openapi-"));
  cpSync(fishing, join(folder, "fishing"), { recursive: true });
  const changing = await serve(join(folder, "fishing"));
  const by = new Description(JSON.parse((await changing.ask("GET", "/openapi.json")).text));
  writeFileSync(join(folder, "fishing/more.rules"), "clause\n");
  changing.kill("SIGHUP");
  const refused = async (path) => JSON.parse((await held("GET", path, {}, path, changing, by)).text).refused;
  while (!(await refused("/version"))) await new Promise((next) => setTimeout(next, 20));
  assert.ok(await refused("/readyz"));
  await changing.stop();
  rmSync(folder, { recursive: true });
});

for (const policy of policies)
  test(`of another policy: ${policy.slice(root.length + 1)}`, async () => {
    const other = await serve(policy);
    const by = new Description(JSON.parse((await other.ask("GET", "/openapi.json")).text));
    await held("GET", "/v1/policy", {}, "/v1/policy", other, by);
    const answer = await other.ask("POST", "/v1/evaluations", { headers: record, body: "{}" });
    by.holds("POST", "/v1/evaluations", answer);
    await held("POST", "/v1/caseloads", { headers: lines, body: "{}\n" }, "/v1/caseloads?grants=true", other, by);
    await other.stop();
  });
