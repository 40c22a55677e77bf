// Starts the server and a browser in front of it, for the tests beside this file. What they find comes in through the
// environment, as ctest sets it: the program, the root of the sources, and the folder of the packages.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before } from "node:test";

const program = process.env.CHAPEAU_PROGRAM;
export const root = process.env.CHAPEAU_ROOT;
const packages = createRequire(join(process.env.CHAPEAU_MODULES, "here.js"));
const { chromium } = packages("playwright-core");
const axe = readFileSync(packages.resolve("axe-core"), "utf8");

export const policy = join(root, "policies/cptpp");
export const folder = mkdtempSync(join(tmpdir(), "desk-"));

export function sample(name) {
  return JSON.parse(readFileSync(join(policy, "samples", `${name}.json`), "utf8"));
}
export const names = readdirSync(join(policy, "samples")).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));

/// An engineer a day short of experience.
export function refused() {
  const record = sample("mexican-engineer");
  record.application.id = "one-day-short";
  record.applicant.work_experience = [{ sector: "mining", paid: true, from: "2020-01-01", to: "2021-12-29" }];
  return record;
}
/// The findings are still to be made, and a fact is missing.
export function open() {
  const record = sample("mexican-engineer");
  record.application.id = "still-open";
  delete record.officer;
  delete record.offer.regulated;
  return record;
}

export function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/// So many records that differ, with some lines that are none.
export function caseload(count, { bad = 0 } = {}) {
  const kinds = [sample("mexican-engineer"), refused(), open(), ...names.map(sample)];
  const lines = [];
  for (let i = 0; i < count; ++i) {
    const record = kinds[i % kinds.length];
    const text = JSON.stringify({ ...record, application: { ...record.application, id: `case-${String(i + 1).padStart(6, "0")}` } });
    lines.push(i < bad ? `{"application": {"id": 7, "broken": ${i}` : text);
  }
  return `${lines.join("\n")}\n`;
}

export function serve(...options) {
  return serveOf(policy, ...options);
}
/// Of a policy beside the tests, `barred`, or of one at another path.
export function serveOf(served, ...options) {
  return serveAt(0, resolve(root, "tests/desk/policies", served), ...options);
}
/// What the program prints.
export function run(...command) {
  return execFileSync(program, command, { encoding: "utf8", maxBuffer: 1e8 });
}
export async function serveAt(port, served, ...options) {
  const process_ = spawn(program, ["serve", served, "--port", String(port), ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((found, lost) => {
    process_.stdout.on("data", (text) => found(/http:\S+/.exec(String(text))?.[0]));
    process_.on("exit", () => lost(new Error("the server ended")));
  });
  const ended = new Promise((end) => process_.on("exit", (code) => end(code)));
  return {
    url,
    pid: process_.pid,
    stop: async () => {
      process_.kill("SIGTERM");
      assert.equal(await ended, 0, "the server did not end well");
    },
  };
}

async function contextOf(browser, looks) {
  const context = await browser.newContext({ ...looks, acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"] });
  await fromFolder(context);
  return context;
}

/// With CHAPEAU_DESK_OUT the page's files come from that folder, and not out of the program: it is tried without being linked.
async function fromFolder(context) {
  const out = process.env.CHAPEAU_DESK_OUT;
  if (out) for (const name of ["app.js", "app.css", "worker.js"]) await context.route(`**/${name}`, (route) => route.fulfill({ path: join(out, name) }));
}

/// In the page: frames come as late as on a busy machine.
function framesLate() {
  const frame = requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (then) => frame(() => setTimeout(() => then(performance.now()), 150));
}

/// A server and a browser for all tests of a file; `page` opens a fresh page, and what it may not do fails the test.
export function desk(...options) {
  return deskOf(policy, ...options);
}
export function deskOf(served, ...options) {
  const here = {};
  const pages = [];
  before(async () => {
    here.server = await serveOf(served, ...options);
    here.browser = await chromium.launch({ executablePath: process.env.CHAPEAU_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  });
  after(async () => {
    await here.browser?.close();
    await here.server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  here.page = async ({ language = "en", scheme = "light", width = 1440, height = 900, faults = [], beside, at, slow = false } = {}) => {
    const context = beside?.context() ?? (await contextOf(here.browser, { viewport: { width, height }, colorScheme: scheme }));
    const url = at ?? here.server.url;
    const page = await context.newPage();
    page.setDefaultTimeout(Number(process.env.CHAPEAU_PATIENCE ?? 60_000));
    const seen = { requests: [], complaints: [] };
    page.on("request", (request) => seen.requests.push(request.url()));
    page.on("console", (message) => message.type() === "error" && seen.complaints.push(message.text()));
    page.on("pageerror", (fault) => seen.complaints.push(String(fault)));
    page.warned = 0; // how often the browser asked whether to leave
    page.on("dialog", (dialog) => {
      if (dialog.type() === "beforeunload") ++page.warned;
      else seen.complaints.push(`a dialog: ${dialog.message()}`);
      void dialog.accept();
    });
    pages.push(page);
    await page.goto(`${url}?lang=${language}`);
    await page.waitForSelector("h1");
    if (slow) await page.evaluate(framesLate);
    page.done = async () => {
      const foreign = seen.requests.filter((one) => !one.startsWith(url) && !one.startsWith("blob:") && !one.startsWith("data:"));
      assert.deepEqual(foreign, [], "asked of others");
      assert.deepEqual(seen.complaints.filter((text) => !faults.some((fault) => text.includes(fault))), [], "said by the browser");
      // An answer that is still on its way to a page that is closed is nobody's any more.
      await page.unrouteAll({ behavior: "ignoreErrors" });
      if (!beside) await context.unrouteAll({ behavior: "ignoreErrors" });
      await (beside ? page : context).close();
    };
    return page;
  };
  return here;
}

export async function openFile(page, path) {
  await page.setInputFiles("[data-test=file]", path);
}

/// Drops files onto the page.
export async function drop(page, ...files) {
  const transfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const [name, content] of all) data.items.add(new File([content], name));
    return data;
  }, files);
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}

/// The words of the outcome, once the trace has followed.
export async function outcome(page) {
  return (await page.locator("#outcome").innerText()).replace(/^\S\s+/, "").trim();
}

export async function waitForOutcome(page, words) {
  await page.waitForFunction((wanted) => document.querySelector("#outcome")?.textContent.includes(wanted), words);
}

/// The text of a file that the page gives.
export async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } }),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.any[0]?.message ?? ""}`).join("; ")}`);
}

/// Without a violation, and nothing wider than the screen.
export async function fine(page, name) {
  assert.equal((await violations(page)).join("\n"), "", name);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wider <= 0, `${name}: ${wider} pixels too wide`);
  await shot(page, name);
}

export async function shot(page, name) {
  if (process.env.CHAPEAU_SHOTS) await page.screenshot({ path: join(process.env.CHAPEAU_SHOTS, `${name}.png`), fullPage: true });
}

/// In both colour schemes, on a screen, a tablet and a telephone.
export async function shots(page, name) {
  if (!process.env.CHAPEAU_SHOTS) return;
  const before = page.viewportSize();
  for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]])
    for (const colorScheme of ["light", "dark"]) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await shot(page, `${name}-${width}-${colorScheme}`);
    }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null });
}
