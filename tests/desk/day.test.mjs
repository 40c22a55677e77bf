// A day's work in French by keyboard alone: a refusal with a departure, a request that is answered later from its case file,
// an approval with a spouse, each from the file to the note, with a reload and a restart of the server on the way.
import assert from "node:assert/strict";
import test from "node:test";
import { desk, file, open, openFile, policy, refused, sample, saved, serveAt, shots, waitForOutcome } from "./desk.mjs";

const here = desk();

const forms = ".officer form";

/// Moves on to what matches, by Tab alone.
async function focus(page, wanted, nth = 0) {
  const there = () => page.evaluate(([selector, n]) => document.activeElement === document.querySelectorAll(selector)[n], [wanted, nth]);
  for (let i = 0; i < 300; ++i) {
    if (await there()) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`never reached ${wanted}`);
}
async function pressButton(page, name) {
  const button = page.getByRole("button", { name, exact: true }).first();
  const id = await button.evaluate((one) => (one.id ||= `tried-${Math.random().toString(36).slice(2)}`));
  await focus(page, `#${id}`);
  await page.keyboard.press("Enter");
}
/// The decision's form, which is the `nth` of the page, filled in anew.
async function decide(page, choice, why, { nth = 0, name } = {}) {
  const form = page.locator(forms).nth(nth);
  await form.evaluate((one, n) => one.setAttribute("data-nth", n), nth);
  const at = `form[data-nth="${nth}"]`;
  const chosen = (await page.locator(`${at} input[type=radio]:checked`).count()) > 0;
  await focus(page, `${at} input[type=radio]${chosen ? ":checked" : ""}`);
  await page.keyboard.press("Space");
  for (let i = 0; i < 3 && (await page.evaluate(() => document.activeElement.value)) !== choice; ++i) await page.keyboard.press("ArrowRight");
  await focus(page, `${at} textarea`);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(why);
  await focus(page, `${at} input[type=text]`);
  if (name) await page.keyboard.type(name);
  await focus(page, `${at} button[type=submit]`);
  await page.keyboard.press("Enter");
  await form.locator(".recorded").waitFor();
}
const noteOf = async (page) => saved(page, () => pressButton(page, "Note (texte)"));

test("du fichier à la note, au clavier, sans rien perdre", { timeout: 240000 }, async (t) => {
  const servers = [];
  const serve = async (port) => {
    servers.push(await serveAt(port, policy));
    return servers.at(-1);
  };
  t.after(() => Promise.all(servers.map((server) => server.stop())));
  const first = await serve(0);
  const port = Number(new URL(first.url).port);
  const page = await here.page({ language: "fr", at: first.url, faults: ["ERR_CONNECTION_REFUSED", "Failed to"] });

  // A refusal is recommended; the officer approves, and says why.
  await openFile(page, file("ecart.json", refused()));
  await waitForOutcome(page, "Ne satisfait pas");
  await shots(page, "jour-1-ecart");
  await decide(page, "approve", "Le 29 février a été travaillé.", { name: "Mme Łukasiewicz" });
  await page.reload();
  await waitForOutcome(page, "Ne satisfait pas");
  await page.getByText("Repris là où vous l’aviez laissé").waitFor();
  await shots(page, "jour-2-ecart-repris");
  const departure = await noteOf(page);
  for (const part of ["Mme Łukasiewicz", "Le 29 février a été travaillé."]) assert.ok(departure.text.includes(part), part);

  // A request, kept as a case file, and the server ends and comes back.
  await pressButton(page, "Ouvrir un autre fichier");
  const asked = open();
  delete asked.offer.compliance_fee_paid;
  await openFile(page, file("demande.json", asked));
  await waitForOutcome(page, "Reste à déterminer");
  await decide(page, "more_information", "Il manque des pièces.");
  await shots(page, "jour-3-demande");
  const kept = await saved(page, () => pressButton(page, "Dossier de travail (JSON)"));
  await pressButton(page, "Ouvrir un autre fichier");
  await first.stop();
  await serve(port);
  await openFile(page, file(kept.name, kept.text));
  await waitForOutcome(page, "Reste à déterminer");
  assert.equal(await page.locator(".recorded").count(), 1);
  await shots(page, "jour-4-rouvert");
  await page.locator(".next .ask").waitFor();
  const asks = () => page.evaluate(() => document.querySelector(".next .ask")?.dataset.path);
  for (let path = await asks(), asked = 0; path !== undefined; path = await asks()) {
    assert.ok(++asked < 20);
    const isNo = path === "officer.language_concern" || path === "offer.regulated";
    await focus(page, ".next .ask .answer", isNo ? 1 : 0);
    await page.keyboard.press("Enter");
    await page.waitForFunction((old) => !document.querySelector(".next .pending") && document.querySelector(".next .ask")?.dataset.path !== old, path);
    assert.ok(await page.evaluate(() => document.activeElement.matches(".asked, .settled")), `the focus was lost after ${path}`);
  }
  await waitForOutcome(page, "Satisfait aux exigences");
  await page.locator("[data-test=held]").waitFor();
  await shots(page, "jour-5-perime");
  assert.ok((await page.locator(".where input").count()) > 0);
  for (let i = 0; i < (await page.locator(".where input").count()); ++i) {
    await focus(page, ".where input", i);
    await page.keyboard.type("Lettre de l’employeur");
  }
  await decide(page, "approve", "La lettre est arrivée.");
  await page.locator("[data-test=held]").waitFor({ state: "detached" });
  await shots(page, "jour-6-repondu");
  const answered = await noteOf(page);
  for (const part of ["Mme Łukasiewicz", "Lettre de l’employeur", "La lettre est arrivée."]) assert.ok(answered.text.includes(part), part);
  assert.ok(!answered.text.includes("Il manque des pièces."));

  // An approval with a spouse: two decisions, both in the note.
  await pressButton(page, "Ouvrir un autre fichier");
  const couple = sample("mexican-engineer");
  couple.spouse = { ...couple.spouse, applies: true };
  await openFile(page, file("couple.json", couple));
  await waitForOutcome(page, "Satisfait aux exigences");
  await decide(page, "approve", "Toutes les exigences sont attestées.");
  await decide(page, "more_information", "Le conjoint doit encore produire ses pièces.", { nth: 1 });
  await page.reload();
  await waitForOutcome(page, "Satisfait aux exigences");
  await shots(page, "jour-7-couple");
  const both = await noteOf(page);
  for (const part of ["Toutes les exigences sont attestées.", "Le conjoint doit encore produire ses pièces."]) assert.ok(both.text.includes(part), part);
  assert.equal(await page.locator("[data-test=gone]").count(), 0);
  await page.done();
});
