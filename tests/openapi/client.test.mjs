// A client is generated from /openapi.json, as README of tools/serve says, checked by the compiler of TypeScript, and asks
// the server. client/wrong.ts has what the compiler must refuse.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test, { after, before } from "node:test";
import { cptpp, modules, packages, root, sample, samples, serve } from "./serving.mjs";

const ts = packages("typescript");
// As a module of its own kind: what it requires cannot be required by Debian's Node.
const { default: openapiTS, astToString } = await import(join(modules, "openapi-typescript/dist/index.mjs"));
// Beside the packages, for the client imports one of them.
const folder = mkdtempSync(join(dirname(modules), "client-"));
after(() => rmSync(folder, { recursive: true }));

let server;
before(async () => {
  server = await serve(cptpp);
  cpSync(join(root, "tests/openapi/client"), folder, { recursive: true });
  writeFileSync(join(folder, "openapi.d.ts"), astToString(await openapiTS(new URL(`${server.url}/openapi.json`), { silent: true })));
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
});

/// What the compiler finds in the files, `wrong.ts:8 TS2353`; writes the JavaScript of them.
function compiled(...names) {
  const program = ts.createProgram(names.map((name) => join(folder, name)), {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    skipLibCheck: true,
  });
  const { diagnostics } = program.emit();
  return [...ts.getPreEmitDiagnostics(program), ...diagnostics].map(({ file, start, code, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName.slice(folder.length + 1)}:${line} TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ").slice(0, 200)}`;
  });
}

test("the client is sound, and what is wrong is refused", () => {
  assert.deepEqual(compiled("evaluate.ts", "wrong.ts"), []);
});

test("each line that is to be refused is, by itself", () => {
  const text = readFileSync(join(folder, "wrong.ts"), "utf8");
  writeFileSync(join(folder, "bare.ts"), text.replaceAll("// @ts-expect-error", "//"));
  const expected = text.split("\n").flatMap((line, at) => (line.trimStart().startsWith("// @ts-expect-error") ? [at + 2] : []));
  const found = compiled("bare.ts").map((fault) => Number(/^bare\.ts:([0-9]+) /.exec(fault)[1]));
  assert.ok(expected.length >= 10);
  assert.deepEqual([...new Set(found)], expected);
});

test("it evaluates a record", async () => {
  const { evaluate, evaluateAll } = await import(join(folder, "evaluate.js"));
  const said = await evaluate(server.url, sample("mexican-engineer"));
  assert.deepEqual(said, { outcome: "approve", spouse: "not_applicable", exemption: "T52", failed: said.failed });
  const refused = sample("mexican-engineer");
  refused.applicant.work_experience = [{ sector: "mining", paid: true, from: "2020-01-01", to: "2021-12-29" }];
  assert.equal((await evaluate(server.url, refused)).outcome, "refuse");
  assert.ok((await evaluate(server.url, refused)).failed.includes("professional.experience"));
  await assert.rejects(evaluate(server.url, { offer: { noc: 5 } }), /^Error: 422: .*offer\.noc/);
  assert.deepEqual((await evaluateAll(server.url, [...samples, refused])).slice(-1), ["refuse"]);
});
