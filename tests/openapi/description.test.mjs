// What others' tools say of /openapi.json: the linter of Redocly with its recommended rules, swagger-parser, and
// openapi-typescript. Each must complain of what each of them cannot read, so that a silent one is found out.
// openapi-spec-validator, which comes from PyPI, has its say in `tools/test openapi`.
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { modules, packages, policies, root, serve } from "./serving.mjs";

const { createConfig, lintFromString } = packages("@redocly/openapi-core");
const { default: SwaggerParser } = packages("@apidevtools/swagger-parser");
// As a module of its own kind: what it requires cannot be required by Debian's Node.
const { default: openapiTS, astToString } = await import(join(modules, "openapi-typescript/dist/index.mjs"));

/// What Redocly complains of, warnings too.
async function linted(document) {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: "/openapi.json", config });
  return problems.map(({ severity, ruleId, message, location }) => `${severity} ${ruleId}: ${message} (${location[0]?.pointer})`);
}
const parsed = (document) => SwaggerParser.validate(structuredClone(document));
const generated = async (document) => astToString(await openapiTS(structuredClone(document), { silent: true }));

async function describedBy(policy) {
  const server = await serve(policy);
  const document = JSON.parse((await server.ask("GET", "/openapi.json")).text);
  await server.stop();
  return document;
}

for (const policy of policies)
  test(`of ${policy.slice(root.length + 1)}`, async () => {
    const document = await describedBy(policy);
    assert.deepEqual(await linted(document), []);
    await parsed(document);
    assert.match(await generated(document), /"\/v1\/evaluations"/);
    assert.ok(!/"\$(id|defs)"/.test(JSON.stringify(document)));
  });

test("a schema that defines something for itself is none to them", async () => {
  const document = await describedBy(policies[0]);
  const { Record } = document.components.schemas;
  Record.$id = "/record.schema.json";
  Record.$defs = { date: { type: "string" } };
  Record.properties.application.properties.received_on = { $ref: "#/$defs/date" };
  assert.ok((await linted(document)).some((problem) => problem.startsWith("error no-unresolved-refs")));
  await assert.rejects(parsed(document));
  await assert.rejects(generated(document));
});
