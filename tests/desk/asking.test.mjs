// What is asked next: always of the facts that are shown, one answer for one press, and the focus where the work goes on.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { desk, file, open, openFile, policy, root, sample, waitForOutcome } from "./desk.mjs";

const here = desk();

const asked = (page) => page.locator(".next .ask").getAttribute("data-path");
const isAskedNext = (page, old) => page.waitForFunction((before) => !document.querySelector(".next .pending") && document.querySelector(".next .ask")?.dataset.path !== before, old);
const answer = (page, path) =>
  page.locator(".next .ask").getByRole("button", { name: path === "officer.language_concern" || path === "offer.regulated" ? "No" : "Yes", exact: true });

/// Notes each question that stands beside facts or a trace that do not ask it.
const watch = () => {
  window.untrue = [];
  new MutationObserver(() => {
    const path = document.querySelector(".next .ask")?.dataset.path;
    const missing = [...document.querySelectorAll(".requests [data-fact]")].map((one) => one.dataset.fact);
    if (path !== undefined && !missing.includes(path)) window.untrue.push(path);
    if (path === undefined && missing.length > 0 && !document.querySelector(".next .pending")) window.untrue.push("nothing");
    if (window.answering && document.activeElement === document.body) window.untrue.push("the focus is nowhere");
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
};

test("what is asked is what the trace that is shown asks for, however long the answers take", async () => {
  const page = await here.page();
  await page.route("**/v1/caseloads*", async (route) => {
    await new Promise((later) => setTimeout(later, 150));
    await route.continue();
  });
  await page.evaluate(watch);
  await openFile(page, file("slow.json", open()));
  await waitForOutcome(page, "Cannot be determined");
  await page.locator(".next .ask").waitFor();
  const seen = new Set();
  while ((await page.locator(".next .ask").count()) > 0) {
    const path = await asked(page);
    assert.ok(!seen.has(path), `asked twice: ${path}`);
    seen.add(path);
    await answer(page, path).focus();
    await page.evaluate(() => (window.answering = true));
    await page.keyboard.press("Enter");
    await isAskedNext(page, path);
    assert.ok(await page.evaluate(() => document.activeElement.matches(".asked, .settled")));
  }
  assert.ok(seen.size > 1);
  await waitForOutcome(page, "Meets the requirements");
  assert.deepEqual(await page.evaluate(() => window.untrue), []);
  await page.done();
});

test("the trace does not wait until it is known what to ask for first", async () => {
  const page = await here.page({ language: "fr" });
  let isHeld = true;
  await page.route("**/v1/caseloads*", async (route) => {
    for (let i = 0; isHeld && i < 500; ++i) await new Promise((later) => setTimeout(later, 20));
    await route.continue().catch(() => {});
  });
  await openFile(page, file("held.json", open()));
  await waitForOutcome(page, "Reste à déterminer");
  await page.locator(".requests").waitFor();
  await page.locator(".next .pending", { hasText: "Recherche du fait manquant à demander en premier" }).waitFor();
  assert.equal(await page.locator(".next .ask, .next .settled").count(), 0, "nothing is asked yet, nor said to be settled");
  // A decision need not wait either.
  await page.locator(".officer").first().getByText("Demander des renseignements", { exact: true }).click();
  await page.getByLabel("Nom ou numéro de l’agent").first().fill("M. Gagnon");
  await page.getByRole("button", { name: "Consigner la décision" }).first().click();
  await page.locator(".recorded").waitFor();
  isHeld = false;
  await page.locator(".next .ask").waitFor();
  assert.equal(await page.locator(".next .pending").count(), 0);
  await page.getByText("celui-ci règle le plus de clauses").waitFor();
  await page.done();
});

test("a double click answers one question", async () => {
  const page = await here.page();
  await openFile(page, file("twice.json", open()));
  await waitForOutcome(page, "Cannot be determined");
  const path = await asked(page);
  await answer(page, path).click();
  await isAskedNext(page, path);
  const next = await asked(page);
  // What the browser says of the second press, wherever the button of the same words stands by then.
  const { x, y, width, height } = await answer(page, next).boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await page.waitForTimeout(300);
  assert.equal(await asked(page), next);
  await page.getByText("1 fact found", { exact: true }).waitFor();
  await page.done();
});

test("each answer that there may be has a button, and what is undone is asked again", async () => {
  const page = await here.page();
  const record = sample("mexican-engineer");
  delete record.application.category;
  delete record.spouse;
  await openFile(page, file("kind.json", record));
  await waitForOutcome(page, "Cannot be determined");
  assert.equal(await asked(page), "application.category");
  assert.deepEqual(await page.locator(".next .answer").allInnerTexts(), ["Professional", "Technician"]);
  await page.locator(".next .answer").nth(1).press("Enter");
  await isAskedNext(page, "application.category");
  assert.equal(await page.locator('.fact[data-path="application.category"] select').inputValue(), "technician");
  await page.waitForFunction(() => document.activeElement.matches(".asked"));
  await page.keyboard.press("Control+z");
  await isAskedNext(page, "spouse.applies");
  assert.equal(await asked(page), "application.category");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".asked")));
  await page.done();
});

test("whatever problem the server names is said in the language of the page, and its own words are quoted as its own", async () => {
  const named = [...readFileSync(join(root, "tools/serve/problem.cpp"), "utf8").matchAll(/KindOfProblem\{Kind::\w+, (\d+), "([a-z-]+)"/g)].map(([, status, kind]) => [Number(status), kind]);
  assert.ok(named.length > 15);
  for (const language of ["fr", "en"]) {
    const page = await here.page({ language, faults: ["Failed to load resource"] });
    await openFile(page, file("problems.json", open()));
    await page.locator("[data-path='offer.regulated']").waitFor();
    const said = new Set();
    let answer;
    await page.route("**/v1/evaluations", (route) => route.fulfill({ contentType: "application/problem+json", ...answer }));
    const problems = [...named, [500, "unheard-of"]].filter(([status]) => status !== 401); // which asks for the token
    for (const [i, [status, kind]] of problems.entries()) {
      answer = { status, body: JSON.stringify({ type: `/problems/${kind}`, title: "t", status, detail: `detail ${i}` }) };
      const fact = page.locator("[data-path='offer.regulated'] .segments").last();
      await fact.getByText({ fr: ["Non", "Oui"], en: ["No", "Yes"] }[language][i % 2], { exact: true }).click();
      const alert = page.getByRole("alert").filter({ hasText: kind === "too-many-requests" ? /./ : `detail ${i}` });
      await alert.waitFor();
      const own = alert.locator("[lang=en]");
      const text = await alert.locator("p").first().innerText();
      if (kind !== "too-many-requests" && language === "fr") assert.match(await own.innerText(), /Dans ses propres mots, en anglais\s: «\sdetail \d+\s»/);
      const ours = text.replace(/(Dans ses propres|In its own)[^]*/, "").trim();
      assert.match(ours, language === "fr" ? /^(Le |La |C’est |L’|Des )/ : /^(The|This|Objects) /, kind);
      assert.equal(said.has(ours), false, `${kind} is said as another: ${ours}`);
      said.add(ours);
    }
    await page.done();
  }
});

test("a server that has too much to do is asked again, and a question that was not ranked is not said to be", async () => {
  const page = await here.page({ faults: ["429"] });
  const busy = (route) => route.fulfill({ status: 429, contentType: "application/problem+json", body: JSON.stringify({ type: "t", title: "Too many requests", status: 429, detail: "64 requests are under way" }) });
  await page.route("**/v1/evaluations", busy);
  await page.route("**/v1/caseloads*", busy);
  await openFile(page, file("busy.json", open()));
  await page.getByRole("alert").getByText("The server has too much to do just now.").waitFor();
  assert.equal(await page.getByText("cannot be evaluated").count(), 0);
  await page.unroute("**/v1/evaluations");
  await page.getByRole("button", { name: "Try again" }).click();
  await waitForOutcome(page, "Cannot be determined");
  await page.locator(".next .ask").waitFor();
  assert.equal(await page.locator("[data-test=not-answered]").count(), 0);
  assert.equal(await page.getByText("This one settles most").count(), 0);
  await page.unroute("**/v1/caseloads*");
  const path = await asked(page);
  await answer(page, path).click();
  await isAskedNext(page, path);
  await page.getByText("This one settles most").waitFor();
  await page.done();
});

/// What the command line says of the record in French: what was found, and what is expected.
function saidByCommand(path) {
  const { stderr } = spawnSync(process.env.CHAPEAU_PROGRAM, ["eval", policy, "--record", path, "--lang", "fr"], { encoding: "utf8" });
  const [, found, expected] = /trouvé (.*)\n\s+aide : attendu (.*)\n/.exec(stderr.replaceAll("\u00a0", " "));
  return [found, expected];
}
/// Names stand in guillemets in one and in backquotes in the other.
const alike = (text) => text.replaceAll("\u00a0", " ").replace(/« | »|[`"]/g, "").trim();

test("what is wrong with a record is said in the words of the command line, in French", async () => {
  const good = JSON.stringify(sample("mexican-engineer"));
  const bad = [
    good.replace('"amount":9100', '"amount":"beaucoup"'),
    good.replace('"2024-03-01"', '"hier"'),
    good.replace('"2024-03-01"', '"2024-02-30"'),
    good.replace('"noc":"21330"', '"noc":21330'),
    good.replace('"noc":"21330"', '"noc":"213"'),
    good.replace('"regulated":true', '"regulated":"oui"'),
    good.replace('"province":"ON"', '"province":7'),
    good.replace('"province":"ON"', '"provinc":"ON"'),
    good.replace('"category":"professional"', '"category":"pro"'),
    good.replace('"citizenships":["MEX"]', '"citizenships":"MEX"'),
    good.replace('"citizenships":["MEX"]', '"citizenships":["MEX","MEX",3]'),
    good.replace('"education":[', '"education":[7,'),
    good.replace('"education":[', '"education":[null,'),
    good.replace('"citizenships":["MEX"]', '"citizenships":[null]'),
    good.replace('"citizenships":["MEX"]', '"citizenships":[{"a":1}]'),
    good.replace('"kind":"initial"', '"kind":"initial","kind":"initial"'),
    good.slice(0, 300),
    `${good} x`,
    good.replace('"Sudbury"', '"Sud\\qbury"'),
    good.replace('"Sudbury"', '"Sud\tbury"'),
    good.replace('"Sudbury",', '"Sudbury"'),
    good.replace('"years_of_study":5', '"years_of_study":-5'),
    good.replace('"hours_per_week":40', '"hours_per_week":0'),
  ];
  const told = [];
  const command = [];
  for (const [i, text] of bad.entries()) {
    assert.notEqual(text, good, `${i}`);
    const page = await here.page({ language: "fr", faults: ["400", "422"] });
    const path = file(`bad-${i}.json`, text);
    await openFile(page, path);
    const fault = page.locator(".faults li").first();
    await fault.waitFor();
    const [found, expected] = (await fault.locator("bdi").allInnerTexts()).map(alike);
    told.push([found, expected]);
    command.push(saidByCommand(path).map(alike));
    assert.equal(await fault.locator("[lang=en]").count(), 0);
    await page.done();
  }
  assert.deepEqual(told, command);
});
