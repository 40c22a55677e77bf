// How the parts of a record stand on screens of several sizes: no gaps, nothing cut off, nothing that moves when it is chosen.
import assert from "node:assert/strict";
import test from "node:test";
import { desk, file, open, openFile, policy, sample, serveAt, waitForOutcome } from "./desk.mjs";

const here = desk();
const box = (page, selector) => page.locator(selector).first().evaluate((one) => (({ left, right, top, bottom }) => ({ left, right, top, bottom }))(one.getBoundingClientRect()));

for (const [width, height] of [[1440, 900], [1024, 768]])
  test(`no column has a gap, and the trace keeps within its frame, at ${width} pixels`, async () => {
    const page = await here.page({ language: "fr", width, height });
    await openFile(page, file(`gap-${width}.json`, open()));
    await waitForOutcome(page, "Reste à déterminer");
    await page.locator("[data-path='officer.duties_align']").waitFor();
    const [why, decision, trace, facts] = await Promise.all([".area-why", ".stays", ".trace", ".area-facts"].map((one) => box(page, one)));
    assert.ok(decision.bottom > why.bottom + 100, "the form is the longer one");
    assert.ok(trace.top - why.bottom < 40, `${trace.top - why.bottom} pixels under the outcome`);
    assert.ok(facts.top - decision.bottom < 60, `${facts.top - decision.bottom} pixels under the form`);
    assert.equal(Math.round(trace.left), Math.round(why.left), "they stand in one line");
    // Scrolled or not, the frame is around what is in it.
    assert.ok(await page.locator(".trace").evaluate((one) => one.scrollHeight > one.clientHeight && one.getBoundingClientRect().height <= innerHeight));
    await page.done();
  });

test("a decision that is chosen takes no more room than before", async () => {
  const page = await here.page({ language: "fr", width: 1024, height: 768 });
  await openFile(page, file("room.json", open()));
  await waitForOutcome(page, "Reste à déterminer");
  assert.ok((await page.locator(".officer textarea").first().boundingBox()).height > 60, "there is room for a rationale");
  const segments = page.locator(".officer .segments").first();
  const before = await segments.boundingBox();
  await segments.getByText("Demander des renseignements").click();
  const { width, height } = await segments.boundingBox();
  assert.deepEqual([width, height], [before.width, before.height]);
  await page.done();
});

for (const width of [1440, 390])
  test(`no text is cut off at ${width} pixels`, async () => {
    const page = await here.page({ language: "fr", width });
    const record = sample("mexican-engineer");
    await openFile(page, file(`cut-${width}.json`, record));
    await waitForOutcome(page, "Satisfait aux exigences");
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("input[type=text], textarea, header span:not(.visually-hidden)")]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 || (one.matches("textarea.long, .fact textarea") && one.scrollHeight > one.clientHeight + 1))
        .map((one) => one.value ?? one.textContent),
    );
    assert.deepEqual(cut, []);
    const select = page.locator("[data-test=theme]");
    const needed = await select.evaluate((one) => {
      const alone = one.cloneNode(true);
      alone.style.maxWidth = "none";
      one.after(alone);
      const { width: wide } = alone.getBoundingClientRect();
      alone.remove();
      return wide;
    });
    assert.ok((await select.boundingBox()).width >= needed - 1, "the colours are named in full");
    const job = page.locator('[data-path="offer.job_description"] textarea');
    assert.equal(await job.inputValue(), record.offer.job_description);
    await job.press("End");
    await job.pressSequentially("x");
    await job.press("Enter");
    assert.equal(await job.inputValue(), `${record.offer.job_description}x`);
    await page.locator('[data-path="offer.job_description"][data-kind=found]').waitFor();
    await page.done();
  });

test("the box of what is saved ends where its last line does", async () => {
  const page = await here.page({ language: "fr" });
  await openFile(page, file("box.json", sample("mexican-engineer")));
  await waitForOutcome(page, "Satisfait aux exigences");
  const frame = await box(page, ".exports");
  const last = await page.locator(".exports button").last().evaluate((one) => one.getBoundingClientRect().bottom);
  const heading = await box(page, ".exports h2");
  assert.ok(frame.bottom - last < heading.top - frame.top + 8, `${frame.bottom - last} pixels under the last button`);
  await page.done();
});

test("a near miss stands whole in its column", async () => {
  const page = await here.page({ language: "fr", width: 1024, height: 768 });
  const short = sample("mexican-engineer");
  short.applicant.work_experience = [{ sector: "mining", paid: true, from: "2020-01-01", to: "2021-06-01" }];
  await openFile(page, file("near.jsonl", `${JSON.stringify(short)}\n${JSON.stringify(short)}\n`));
  const cell = page.locator("tbody td.near").first();
  await cell.getByText("il manque 212\u00a0jours").waitFor();
  assert.ok(await cell.evaluate((one) => one.scrollWidth <= one.clientWidth), "nothing of it is left out");
  await page.done();
});

for (const [width, height] of [[1440, 900], [390, 844]])
  test(`that the server is gone is seen where the work is, and hides nothing that has the focus, at ${width} pixels`, async () => {
    const server = await serveAt(0, policy);
    const page = await here.page({ language: "fr", at: server.url, width, height, faults: ["ERR_CONNECTION_REFUSED", "Failed to"] });
    await openFile(page, file(`seen-${width}.json`, sample("mexican-engineer")));
    await waitForOutcome(page, "Satisfait aux exigences");
    await server.stop();
    const city = page.locator('.area-facts [data-path="offer.city"] input').first();
    await city.fill("Gaspé");
    await city.press("Tab");
    await page.locator("[data-test=gone]").waitFor();
    await city.scrollIntoViewIfNeeded();
    const bar = await box(page, "[data-test=gone]");
    assert.ok(bar.top >= 0 && bar.bottom <= height, JSON.stringify(bar));
    for (let i = 0; i < 25; ++i) {
      await page.keyboard.press("Shift+Tab");
      const hidden = await page.evaluate(() => {
        const at = document.activeElement.getBoundingClientRect();
        const over = document.querySelector("[data-test=gone]").getBoundingClientRect();
        return !document.activeElement.closest("[data-test=gone]") && at.height > 0 && at.top >= over.top && at.bottom <= over.bottom && at.left < over.right;
      });
      assert.ok(!hidden, "the focus is under the bar");
    }
    await page.done();
  });

test("the lines of a link of several begin at one side, at 390 pixels", async () => {
  const page = await here.page({ width: 390 });
  const record = sample("malaysian-technician");
  record.spouse = { applies: true };
  for (const finding of Object.keys(record.officer)) record.officer[finding] = finding === "language_concern";
  await openFile(page, file("lines.json", record));
  await waitForOutcome(page, "Does not meet");
  const links = page.locator("button.link");
  await page.locator(".again button").first().waitFor();
  assert.deepEqual(await links.evaluateAll((all) => all.filter((one) => getComputedStyle(one).textAlign !== "start").map((one) => one.textContent)), []);
  await page.done();
});
