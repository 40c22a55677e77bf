// What decides is seen first: the reason with both sides and the margin, the facts it reads and the way back, how a number
// came about, every decision of the policy, and no sign of good under a refusal.
import assert from "node:assert/strict";
import test from "node:test";
import { desk, file, open, openFile, refused, sample, shot, waitForOutcome } from "./desk.mjs";

const here = desk();

function withSpouse(record) {
  return { ...record, spouse: { applies: true } };
}

for (const [language, said] of [
  ["en", { outcome: "Does not meet", text: /"mining".*729 days.*730 days|729 days.*"mining".*730 days/, sides: ["729 days", "730 days"], relation: "is less than", margin: "short by 1 day" }],
  ["fr", { outcome: "Ne satisfait pas", text: /(«\smining\s».*729\sjours|729\sjours.*«\smining\s»).*730\sjours/, sides: ["729 jours", "730 jours"], relation: "est inférieur à", margin: "il manque 1 jour" }],
])
  test(`why, in ${language}: the title, the citation, the text, both sides and the margin`, async () => {
    const page = await here.page({ language });
    await openFile(page, file(`why-${language}.json`, refused()));
    await waitForOutcome(page, said.outcome);
    const reason = page.locator('.reasons > li[data-clause="professional.experience"]');
    await reason.locator(".comparison").waitFor();
    assert.match(await reason.locator("h4").innerText(), language === "en" ? /^Paid experience of 2 or more years/ : /^Expérience rémunérée/);
    assert.equal(await reason.locator(".cite cite").innerText(), "T52/professional/experience");
    assert.match(await reason.locator(".told").innerText(), said.text);
    const sides = (await reason.locator(".side > b").allInnerTexts()).map((text) => text.replace(/\s/g, " "));
    assert.deepEqual(sides, said.sides);
    assert.ok((await reason.locator(".relation").innerText()).includes(said.relation));
    assert.equal((await reason.locator(".margin").innerText()).replace(/\s/g, " "), said.margin);
    await shot(page, `why-${language}`);
    await page.done();
  });

test("from a reason to a fact that it reads, and back, with the focus", async () => {
  const page = await here.page();
  await openFile(page, file("ways.json", refused()));
  await waitForOutcome(page, "Does not meet");
  const focused = () => page.evaluate(() => document.activeElement.closest("[data-path]")?.dataset.path ?? document.activeElement.id);
  const sector = page.locator('[data-path="offer.sector"]');
  await page.locator('.to-fact[data-fact="offer.sector"]').click();
  assert.equal(await focused(), "offer.sector");
  assert.ok(await sector.evaluate((element) => element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom <= innerHeight), "it is seen");
  assert.ok(await sector.evaluate((element) => element.classList.contains("decides")));
  await sector.locator(".marks button").click();
  assert.equal(await focused(), "why-professional_experience");
  assert.ok(await page.locator("#why-professional_experience").evaluate((element) => element.getBoundingClientRect().top >= 0));
  // A member of a list has no field of its own name: its fields have.
  await page.locator('.to-fact[data-fact="applicant.work_experience[0]"]').click();
  assert.match(await focused(), /^applicant\.work_experience/);
  await page.done();
});

test("facts that decide and facts that are missing are marked, and no others", async () => {
  const page = await here.page();
  await openFile(page, file("marked.json", open()));
  await waitForOutcome(page, "Cannot be determined");
  await page.locator(".fact.missing").first().waitFor();
  const missing = await page.locator(".fact.missing").evaluateAll((all) => all.map((one) => one.dataset.path));
  assert.ok(missing.includes("officer.duties_align") && !missing.includes("offer.noc"), `${missing}`);
  assert.equal(await page.locator(".fact.decides").count(), 0, "nothing is refused");
  await page.locator('[data-path="officer.duties_align"]').getByText("missing", { exact: true }).waitFor();
  await page.done();
});

test("a number opens into how it came about, down to what that is made of", async () => {
  const page = await here.page({ language: "fr" });
  const record = refused();
  record.offer.pay.amount = 3000;
  await openFile(page, file("workings.json", record));
  await waitForOutcome(page, "Ne satisfait pas");
  const reason = page.locator('.reasons > li[data-clause="professional.remuneration"]');
  await reason.locator(".working > summary").first().click();
  const tree = reason.locator(".working .terms").first();
  await tree.getByText("mois").first().waitFor();
  await tree.locator("details > summary", { hasText: "rémunération pour une période, sans logement" }).last().click();
  await tree.getByText("500,00").first().waitFor();
  await shot(page, "workings-fr");
  await page.done();
});

test("every decision has its outcome, and its grants by their own titles", async () => {
  const page = await here.page();
  await openFile(page, file("spouse.json", withSpouse(sample("mexican-engineer"))));
  await waitForOutcome(page, "Meets the requirements");
  const grants = page.locator(".outcome > .granted");
  await grants.locator("dd", { hasText: "2025-04-30" }).waitFor();
  const title = await grants.locator("div", { hasText: "2025-04-30" }).locator("dt").innerText();
  assert.equal(title, "Last day of the permit");
  const spouse = page.locator('[data-decision="spouse"]');
  assert.match(await spouse.locator("h3").first().innerText(), /^Open work permit of the spouse/);
  assert.match(await spouse.innerText(), /Meets the requirements|Cannot be determined|Does not meet/);
  await page.done();
});

test("whether the spouse applies is asked for where it is not known", async () => {
  const page = await here.page();
  const record = sample("mexican-engineer");
  delete record.spouse;
  await openFile(page, file("spouse-open.json", record));
  await waitForOutcome(page, "Meets the requirements");
  const ask = page.locator('.next .ask[data-path="spouse.applies"]');
  await ask.waitFor();
  assert.equal(await page.getByText("Nothing more to ask").count(), 0);
  await page.locator('[data-decision="spouse"] summary', { hasText: "1 missing fact" }).click();
  await page.locator('[data-decision="spouse"] .to-fact').click();
  assert.equal(await page.evaluate(() => document.activeElement.closest("[data-path]").dataset.path), "spouse.applies");
  await ask.getByRole("button", { name: "No", exact: true }).click();
  await page.getByText("Nothing more to ask").waitFor();
  await page.locator('[data-decision="spouse"]', { hasText: "Does not apply" }).waitFor();
  await page.done();
});

test("reasons that two decisions have are told once", async () => {
  const page = await here.page();
  await openFile(page, file("both.json", withSpouse(refused())));
  await waitForOutcome(page, "Does not meet");
  const spouse = page.locator('[data-decision="spouse"]');
  await spouse.getByText("told above").waitFor();
  assert.equal(await page.locator('[id="why-professional_experience"]').count(), 1);
  await spouse.locator(".again button").first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "why-professional_experience");
  await page.done();
});

test("the decision form is in view as the record opens", async () => {
  for (const [name, record] of [["view-refused", refused()], ["view-approved", sample("mexican-engineer")], ["view-open", open()]]) {
    const page = await here.page({ width: 1366, height: 768 });
    await openFile(page, file(`${name}.json`, record));
    await page.waitForFunction((id) => document.querySelector("h1")?.textContent === id, record.application.id);
    await page.locator(".officer button[type=submit]").first().waitFor();
    const box = await page.locator(".officer button[type=submit]").first().boundingBox();
    assert.ok(box.y + box.height <= 768 && (await page.evaluate(() => scrollY)) === 0, `${name}: ${JSON.stringify(box)}`);
    await page.done();
  }
});

test("what a citation says is reached by keyboard and by touch, and nothing hangs on a pointer", async () => {
  for (const language of ["en", "fr"]) {
    const page = await here.page({ language, width: 390 });
    await openFile(page, file(`cites-${language}.json`, refused()));
    const cite = page.locator('.reasons > li[data-clause="professional.experience"] details.cite');
    await cite.waitFor();
    const statement = cite.locator("dd");
    assert.ok(!(await statement.isVisible()));
    await cite.locator("summary").press("Enter");
    await statement.waitFor();
    assert.match(await statement.innerText(), /730 days or more/);
    assert.equal(await statement.getAttribute("lang"), "en");
    await cite.locator("summary").click();
    await statement.waitFor({ state: "hidden" });
    assert.equal(await page.locator(".reasons [title]").count(), 0);
    await page.done();
  }
});

test("a fact that was found, or is assumed, is marked where a reason compares it and at its field", async () => {
  const page = await here.page();
  await openFile(page, file("marked.json", refused()));
  await waitForOutcome(page, "Does not meet");
  const fact = (path) => page.locator(`.fact[data-path="${path}"]`);
  const border = (path) => fact(path).evaluate((one) => getComputedStyle(one).borderLeftColor);
  const asFiled = await border("offer.city");
  await fact("officer.duties_align").getByText("No", { exact: true }).click();
  const side = page.locator('.reasons .side:has([data-fact="officer.duties_align"])');
  await side.locator(".found-tag", { hasText: "found" }).waitFor();
  await fact("officer.duties_align").locator(".found-tag").waitFor();
  await fact("offer.city").locator("input").first().fill("Timmins");
  await page.keyboard.press("Tab");
  await fact("offer.city").locator(".found-tag").waitFor();
  assert.notEqual(await border("offer.city"), asFiled);
  // One value of a list's member, and not the others beside it.
  const member = "applicant.work_experience[0]";
  await fact(`${member}.to`).locator("input").first().fill("2021-12-20");
  await page.keyboard.press("Tab");
  await fact(`${member}.to`).locator(".found-tag").waitFor();
  assert.equal(await fact(`${member}.from`).locator(".found-tag").count(), 0);
  assert.notEqual(await border(`${member}.to`), await border(`${member}.from`));
  await page.locator(".mode").getByText("What if", { exact: true }).click();
  await fact("officer.offer_education_aligns").getByText("No", { exact: true }).click();
  await page.locator('.reasons .side:has([data-fact="officer.offer_education_aligns"]) .whatif-tag').waitFor();
  await page.done();
});

for (const language of ["en", "fr"])
  test(`what a grant still waits for follows it as a sentence does, in ${language}`, async () => {
    const record = sample("peruvian-plumber");
    delete record.applicant.travel_document_expires_on;
    const page = await here.page({ language });
    await openFile(page, file(`waits-${language}.json`, record));
    const waits = page.locator(".grants dd", { hasText: language === "fr" ? "à fournir" : "not given" });
    await waits.waitFor();
    assert.match(await waits.innerText(), /\S; (à fournir|not given)/);
    await page.done();
  });

test("a reason leads to the first field of what it reads, and what a clause was before is a word of its own", async () => {
  const page = await here.page();
  await openFile(page, file("first.json", refused()));
  await waitForOutcome(page, "Does not meet");
  const period = page.locator(".to-fact", { hasText: "Period of work 1" }).first();
  await period.waitFor();
  await period.click();
  assert.equal(await page.evaluate(() => document.activeElement.closest("[data-path]").dataset.path), "applicant.work_experience[0].sector");
  await page.locator(".mode label").nth(1).click();
  await page.locator('.area-facts [data-path="offer.compliance_fee_paid"] label').nth(1).click();
  const changed = page.locator(".clause-title", { has: page.locator(".whatif-tag") }).first();
  assert.match(await changed.textContent(), /\S was: /);
  await page.done();
});
