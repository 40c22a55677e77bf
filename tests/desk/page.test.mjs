// The page of a trace as a person uses it: in a real browser, from a file, with and without scripts, on paper.
//   CHAPEAU_PROGRAM=build/release/tools/cli/chapeau node --test tests/desk/page.test.mjs
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

const root = process.env.CHAPEAU_ROOT;
const program = process.env.CHAPEAU_PROGRAM;
const packages = createRequire(join(process.env.CHAPEAU_MODULES, "here.js"));
const { chromium } = packages("playwright-core");
const axe = readFileSync(packages.resolve("axe-core"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "chapeau-page-"));
const samples = join(root, "policies/cptpp/samples");
let browser;

function page_of(name, record, ...options) {
  const file = join(folder, `${name}.html`);
  const made = execFileSync(program, ["eval", "policies/cptpp", "--record", record, "--format", "html", ...options], { cwd: root, maxBuffer: 1e8 });
  writeFileSync(file, made);
  return `file://${file}`;
}

const pages = {
  approval: page_of("approval", join(samples, "mexican-engineer.json")),
  refusal: page_of("refusal", join(root, "tests/cli/one-day-short.json")),
  undetermined: page_of("undetermined", join(samples, "nothing-known.json")),
  refusal_with_rules: page_of("refusal-with-rules", join(root, "tests/cli/one-day-short.json"), "--source"),
};

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHAPEAU_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

// A page and whatever went wrong on it.
async function opened(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", error => faults.push(error.message));
  page.on("console", message => message.type() === "error" && faults.push(message.text()));
  page.on("request", request => request.url().startsWith("file:") || faults.push(request.url()));
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

const shown = page => page.locator(".tree details[data-status] > summary:visible").count();
const found = async page => Number(await page.locator("#found b").textContent());

for (const [name, url] of Object.entries(pages))
  for (const colorScheme of ["light", "dark"])
    test(`nobody is kept out: ${name}, ${colorScheme}`, async () => {
      // The page's own policy forbids axe to run; that it does is what the next test sees.
      const { page, close } = await opened(url, { colorScheme, bypassCSP: true });
      for (const state of ["as it opens", "unfolded"]) {
        if (state === "unfolded") await page.locator("[data-do=unfold]").click();
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() =>
          axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
        assert.deepEqual(violations.map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html + node.failureSummary)]), [], state);
      }
      await close();
    });

test("nothing is requested, and what is not the page's own does not run", async () => {
  for (const url of Object.values(pages)) {
    const { page, faults, close } = await opened(url);
    await page.waitForTimeout(100);
    assert.deepEqual(faults, []);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'ran'";
      document.body.append(script);
    });
    assert.notEqual(await page.title(), "ran");
    await close();
  }
});

test("the rules are there where they are asked for", async () => {
  const { page, close } = await opened(pages.refusal_with_rules, { javaScriptEnabled: false });
  assert.ok((await page.locator("main").innerText()).includes("met when experience_in_sector is at least"));
  await close();
});

test("without scripts everything is there and nothing that does not work", async () => {
  const { page, close } = await opened(pages.refusal, { javaScriptEnabled: false });
  const text = await page.locator("main").innerText();
  for (const part of ["Does not meet the requirements", "short by 1 day", "T52/country/PER"])
    assert.ok(text.includes(part), part);
  assert.ok(!text.includes("met when experience_in_sector"));
  assert.equal(await shown(page), await page.locator(".tree details[data-status]").count());
  assert.equal(await page.locator("button:visible").count(), 0);
  await page.locator("#language-2").check();
  assert.ok((await page.locator("h1").innerText()).includes("Ne satisfait pas aux exigences"));
  await close();
});

test("the filters show what they say, with the way to it", async () => {
  const { page, close } = await opened(pages.refusal);
  const all = await found(page);
  await page.locator("input[value=fail]").check();
  const failed = await page.locator(".tree details[data-status=fail]").count();
  assert.equal(await found(page), failed);
  assert.ok(failed < all);
  assert.ok(await page.locator("#c-professional\\.experience > summary").isVisible());
  assert.ok(!(await page.locator("#c-nationality > summary").isVisible()));
  await page.locator("input[value=decides]").check();
  assert.ok(await page.locator("#c-professional\\.experience > div").isVisible());
  await page.locator("input[value=all]").check();
  assert.equal(await found(page), all);
  await close();
});

test("search finds words of a clause whatever their accents and case", async () => {
  const { page, close } = await opened(pages.refusal);
  await page.locator("#q").fill("PAID expérience");
  assert.ok(await page.locator("#c-professional\\.experience > summary").isVisible());
  assert.ok((await found(page)) < 12);
  await page.locator("#q").fill("no such words");
  assert.equal(await found(page), 0);
  await page.locator("#q").press("Escape");
  assert.ok((await found(page)) > 50);
  await close();
});

test("a permalink opens its clause, wherever that is folded away or filtered out", async () => {
  const { page, close } = await opened(`${pages.refusal}#c-peru.technician`);
  assert.ok(await page.locator("#c-peru\\.technician > div").isVisible());
  await page.locator("input[value=fail]").check();
  await page.evaluate(() => (location.hash = "#c-nationality"));
  await page.waitForFunction(() => document.activeElement?.closest("details")?.id === "c-nationality");
  assert.ok(await page.locator("#c-nationality > div").isVisible());
  await page.locator(".why h3 a").first().click();
  await page.waitForFunction(() => document.activeElement?.closest("details")?.id === "c-professional.experience");
  await close();
});

test("folding and unfolding, one and all", async () => {
  const { page, close } = await opened(pages.refusal);
  await page.locator("[data-do=fold]").click();
  assert.equal(await page.locator(".tree details[data-status][open]").count(), 0);
  await page.locator("[data-do=unfold]").click();
  assert.equal(await page.locator(".tree details[data-status]:not([open])").count(), 0);
  await page.locator("#c-nationality > summary").click();
  assert.ok(!(await page.locator("#c-nationality > div").isVisible()));
  await close();
});

test("the keyboard is enough", async () => {
  const { page, close } = await opened(pages.refusal);
  const focused = () => page.evaluate(() => document.activeElement.closest("details")?.id ?? document.activeElement.id);
  await page.keyboard.press("/");
  assert.equal(await focused(), "q");
  await page.keyboard.type("j");
  assert.equal(await page.locator("#q").inputValue(), "j");
  await page.keyboard.press("Escape");
  await page.locator("#q").blur();
  await page.keyboard.press("j");
  const first = await focused();
  await page.keyboard.press("j");
  assert.notEqual(await focused(), first);
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), first);
  const open = await page.locator(`[id="${first}"]`).evaluate(one => one.open);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(`[id="${first}"]`).evaluate(one => one.open), !open);
  await page.keyboard.press("-");
  assert.equal(await page.locator(".tree details[open]").count(), 0);
  await page.keyboard.press("f");
  assert.ok(await page.locator("input[value=decides]").isChecked());
  await page.keyboard.press("l");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "fr");
  await page.locator(".keys > summary").click();
  await page.locator("#keys-on").uncheck();
  await page.keyboard.press("l");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "fr");
  await close();
});

test("the language changes in place", async () => {
  const { page, close } = await opened(pages.undetermined);
  assert.equal(await page.locator("h1").innerText(), "Cannot be determined yet");
  await page.locator(".languages label").nth(1).click();
  assert.equal(await page.locator("h1").innerText(), "Reste à déterminer");
  assert.equal(await page.locator("main").getAttribute("lang"), "fr");
  assert.match(await page.title(), /Reste à déterminer – Professionnels et techniciens/);
  assert.ok(!(await page.locator("#clauses").innerText()).includes("cannot be determined"));
  await close();
});

test("a grant is copied as the case system wants it, and that is said", async () => {
  const { page, close } = await opened(pages.approval, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.locator("[data-copy='21330']").click();
  await page.waitForFunction(() => document.querySelector("#copied").textContent.includes("21330"));
  await close();
});

test("paper has the whole trace, folded or not", async () => {
  const { page, close } = await opened(pages.refusal);
  await page.locator("input[value=fail]").check();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await shown(page), await page.locator(".tree details[data-status]").count());
  assert.ok(await page.locator("#c-peru\\.technician > div").isVisible());
  assert.equal(await page.locator(".tools:visible, .bar:visible, button:visible").count(), 0);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  assert.ok(pdf.length > 50_000);
  await close();
});

test("it fits a telephone", async () => {
  for (const url of Object.values(pages)) {
    const { page, close } = await opened(url, { viewport: { width: 390, height: 844 } });
    await page.locator("[data-do=unfold]").click();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    await close();
  }
});
