// Starts the server, asks it, and holds what it says to its description, for the tests beside this file. What they find
// comes in through the environment, as ctest sets it: the program, the root of the sources, and the folder of the packages.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { after } from "node:test";

const program = process.env.CHAPEAU_PROGRAM;
export const root = process.env.CHAPEAU_ROOT;
export const modules = process.env.CHAPEAU_MODULES;
export const packages = createRequire(join(modules, "here.js"));
const { default: Ajv } = packages("ajv/dist/2020.js");

export const cptpp = join(root, "policies/cptpp");
/// Those that the repository keeps, and small ones: of a single decision, with few facts.
export const policies = [
  ...readdirSync(join(root, "policies")).map((name) => join(root, "policies", name)),
  join(root, "tests/cli/policies/fishing"),
  join(root, "tests/serve/policies/two_ids"),
];
export const json = (path) => JSON.parse(readFileSync(path, "utf8"));
export const samples = readdirSync(join(cptpp, "samples")).filter((name) => name.endsWith(".json")).map((name) => json(join(cptpp, "samples", name)));
export const sample = (name) => json(join(cptpp, "samples", `${name}.json`));

/// What the program prints.
export function run(...command) {
  return execFileSync(program, command, { encoding: "utf8", maxBuffer: 1e8 });
}

const running = new Set();
after(() => Promise.all([...running].map((server) => server.stop())));

/// Until it is stopped, or the tests of the file have run.
export async function serve(policy, ...options) {
  const process_ = spawn(program, ["serve", policy, "--port", "0", ...options], { stdio: ["ignore", "pipe", "ignore"] });
  const url = await new Promise((found, lost) => {
    process_.stdout.on("data", (text) => found(/http:\S+(?=\/)/.exec(String(text))?.[0]));
    process_.on("exit", () => lost(new Error(`the server of ${basename(policy)} ended`)));
  });
  const ended = new Promise((end) => process_.on("exit", (code) => end(code)));
  const server = {
    url,
    kill: (signal) => process_.kill(signal),
    ask: (method, path, more) => ask(url, method, path, more),
    stop: async () => {
      running.delete(server);
      process_.kill("SIGTERM");
      assert.equal(await ended, 0);
    },
  };
  running.add(server);
  return server;
}

/// With headers as they are given, those too that `fetch` keeps to itself.
function ask(url, method, path, { headers = {}, body } = {}) {
  return new Promise((answered, failed) => {
    const asked = request(url, { method, path, headers, agent: false }, (answer) => {
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () => answered({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(pieces).toString() }));
    });
    asked.on("error", failed);
    asked.end(body);
  });
}

/// A strict reader of schemas: a keyword that it does not know, or that says nothing where it stands, is a fault too.
/// Formats are said by patterns as well.
export function ajv() {
  return new Ajv({ strict: true, allowUnionTypes: true, validateFormats: false });
}

/// Problems of a request's head, whose answers do not say which policy there is.
const of_heads = ["malformed-request", "address-too-long", "expectation-failed", "head-too-large"];
function headIsRefused({ status, text }) {
  return status >= 400 && of_heads.some((name) => text.startsWith(`{"type":"/problems/${name}"`));
}

/// What a server says of its answers.
export class Description {
  constructor(document) {
    this.document = document;
    this.ajv = ajv();
    this.ajv.addKeyword("components");
    this.ajv.addSchema({ components: document.components }, "openapi");
    this.checks = new Map();
  }

  resolved(part) {
    while (part.$ref) part = part.$ref.slice("#/".length).split("/").reduce((at, step) => at[step], this.document);
    return part;
  }

  check(schema) {
    const text = JSON.stringify(schema).replaceAll("#/components/", "openapi#/components/");
    if (!this.checks.has(text)) this.checks.set(text, this.ajv.compile(JSON.parse(text)));
    return this.checks.get(text);
  }

  /// Of an answer the response that is described, of its content the schema.
  described(method, path, answer) {
    const operation = this.document.paths[path][method.toLowerCase()];
    const found = operation.responses[answer.status] ?? operation.responses[`${String(answer.status)[0]}XX`];
    assert.ok(found, `${method} ${path}: ${answer.status} is not described`);
    const response = this.resolved(found);
    if (!response.content) {
      assert.equal(answer.text, "", `${method} ${path}: ${answer.status} has content`);
      return { response, type: "", schema: {} };
    }
    const type = answer.headers["content-type"].split(";")[0];
    assert.ok(response.content[type], `${method} ${path}: ${answer.status} is ${type}`);
    return { response, type, schema: this.resolved(response.content[type].schema) };
  }

  /// Fails where the answer is not as it is described, or where one a little otherwise would be described too.
  holds(method, path, answer) {
    const { response, type, schema } = this.described(method, path, answer);
    for (const [name, header] of Object.entries(response.headers)) {
      const said = answer.headers[name.toLowerCase()];
      if (said === undefined) assert.ok(name === "Chapeau-Policy" && (!path.startsWith("/v1/") || headIsRefused(answer)), `${path} has no ${name}`);
      else this.fits(this.resolved(header).schema, said, `${path}: ${name}`);
    }
    if (type.endsWith("json")) {
      this.fits(schema, JSON.parse(answer.text), `${method} ${path}`);
      if (path !== "/openapi.json") refuses(this.check(schema), JSON.parse(answer.text));
    } else if (schema.contentSchema) {
      for (const line of answer.text.split("\n").slice(0, -1)) this.fits(schema.contentSchema.items, JSON.parse(line), path);
    } else if (type) {
      this.fits(schema, answer.text, path);
    }
  }

  fits(schema, value, where) {
    const check = this.check(schema);
    assert.ok(check(value), `${where}: ${JSON.stringify(check.errors)}: ${JSON.stringify(value)?.slice(0, 500)}`);
  }
}

/// Fails where the check takes a field that there is not, in any object, or an object in place of any value. Gives how
/// many such it tried.
export function refuses(check, value) {
  let tried = 0;
  const refused = (where) => {
    tried += 1;
    assert.ok(!check(value), `taken: ${where}`);
  };
  const spoil = (part, where) => {
    if (!Array.isArray(part)) {
      part.no_such_field = 1;
      refused(`${where}.no_such_field`);
      delete part.no_such_field;
    }
    for (const [key, kept] of Object.entries(part)) {
      if (kept !== null && typeof kept === "object") {
        spoil(kept, `${where}.${key}`);
        continue;
      }
      part[key] = { no_such_field: 1 };
      refused(`${where}.${key} as an object`);
      part[key] = kept;
    }
  };
  spoil(value, "");
  assert.ok(check(value));
  return tried;
}
