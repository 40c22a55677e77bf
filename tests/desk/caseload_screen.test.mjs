// A caseload on small screens, enlarged, and on paper.
import assert from "node:assert/strict";
import test from "node:test";
import { caseload, desk, file, openFile, refused, shot, violations } from "./desk.mjs";

const here = desk();

async function opened(options, rows = 300) {
  const page = await here.page(options);
  await openFile(page, file(`screen-${rows}.jsonl`, caseload(rows, { bad: 1 })));
  await page.waitForSelector("[data-test=read]");
  return page;
}

/// Rows that are whole within both the table's box and the window.
const wholeRows = (page) =>
  page.evaluate(() => {
    const box = document.querySelector(".table");
    const head = box.querySelector("thead").getBoundingClientRect().bottom;
    const bottom = Math.min(box.getBoundingClientRect().top + box.clientTop + box.clientHeight, innerHeight);
    return [...box.querySelectorAll("tbody tr:not(.room)")].filter((row) => {
      const { top, bottom: low } = row.getBoundingClientRect();
      return top >= head - 1 && low <= bottom + 1;
    }).length;
  });

// Of the last three, screens of 1440, 1366 and 1024 pixels at 200 %, what is above the table may be scrolled away.
const screens = [[1440, 900], [1366, 768], [1024, 768], [390, 844], [720, 450], [683, 384], [512, 384]];
for (const [width, height] of screens)
  for (const language of ["en", "fr"])
    test(`eight rows and every column at ${width}×${height}, ${language}`, async () => {
      const page = await opened({ width, height, language });
      await shot(page, `caseload-${language}-${width}x${height}`);
      if (height < 600) await page.evaluate(() => document.querySelector(".table").scrollIntoView({ block: "start" }));
      assert.ok((await wholeRows(page)) >= 8, `${await wholeRows(page)} rows`);
      const columns = await page.locator("thead th").count();
      assert.ok(columns >= 11);
      await page.locator("[role=grid]").focus();
      const seen = new Set();
      for (let i = 0; i < 40 && seen.size < columns; ++i) {
        const inView = await page.evaluate(() =>
          [...document.querySelectorAll("thead th")].flatMap((head) => {
            const { left, right, width } = head.getBoundingClientRect();
            return width > 40 && left >= -1 && right <= innerWidth + 1 ? [head.dataset.column] : [];
          }),
        );
        inView.forEach((column) => seen.add(column));
        await page.keyboard.press("ArrowRight");
      }
      assert.equal(seen.size, columns, [...seen].join(" "));
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, "the page itself is no wider");
      await page.done();
    });

const heads = (page) => page.locator("thead th").evaluateAll((all) => all.map((head) => head.dataset.column));

test("the columns that are chosen are shown, printed, and kept by the browser", async () => {
  const page = await opened({});
  const all = await heads(page);
  const choice = page.locator("[data-test=columns]");
  await choice.locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.ok(!(await choice.locator("label").allInnerTexts()).includes("Identifier"), "whose row it is stays");
  await page.keyboard.press("Tab"); // the line's number
  await page.keyboard.press("Space");
  await choice.getByLabel("Missing").uncheck();
  await page.getByRole("button", { name: "Near miss", exact: true }).click();
  assert.equal(await choice.getAttribute("open"), null, "it closes by going elsewhere");
  assert.equal(await page.locator("thead th[aria-sort=ascending]").getAttribute("data-column"), "near");
  await choice.locator("summary").click();
  await choice.getByLabel("Near miss").uncheck();
  assert.equal(await page.locator("tbody td.id").first().innerText(), "Without identifier".toLowerCase(), "in the order of the file again");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
  const left = all.filter((key) => !["line", "missing", "near"].includes(key));
  assert.deepEqual(await heads(page), left);
  assert.match(await choice.locator("summary").innerText(), /^Columns \(\d+ of \d+\)$/);
  assert.equal(await page.locator("[role=grid]").getAttribute("aria-colcount"), String(left.length));

  const other = await here.page({ beside: page, language: "fr" });
  await openFile(other, file("columns.jsonl", caseload(30)));
  await other.waitForSelector("[data-test=read]");
  assert.deepEqual(await heads(other), left);
  await other.locator("[data-test=columns] summary").click();
  await other.getByRole("button", { name: "Afficher toutes les colonnes" }).click();
  assert.deepEqual(await heads(other), all);
  await other.done();
  await page.done();
});

for (const [width, height] of screens)
  test(`few columns need no moving aside at ${width}×${height}`, async () => {
    const page = await opened({ width, height });
    await page.locator("[data-test=columns] summary").click();
    const box = await page.locator("[data-test=columns] fieldset").boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= width, "the choice is within the page");
    const keep = width < 600 ? ["Outcome"] : ["Outcome", "Clauses not met"];
    for (const label of await page.locator("[data-test=columns] label").all()) if (!keep.includes(await label.innerText())) await label.locator("input").uncheck();
    await shot(page, `columns-${width}x${height}`);
    assert.deepEqual(await heads(page), width < 600 ? ["id", "outcome-0"] : ["id", "outcome-0", "why"]);
    assert.ok(await page.evaluate(() => document.querySelector(".table").scrollWidth <= document.querySelector(".table").clientWidth));
    await page.done();
  });

test("charts fold, and stay as they are while the page is open", async () => {
  const page = await opened({});
  const bars = page.locator(".chart .bar:visible");
  assert.ok((await bars.count()) > 3);
  await page.getByText("Charts", { exact: true }).click();
  assert.equal(await bars.count(), 0);
  await page.locator("tbody td.id").nth(3).click();
  await page.getByRole("button", { name: "Back to the caseload" }).click();
  await page.waitForSelector("[role=grid]");
  assert.equal(await bars.count(), 0);
  await page.getByRole("button", { name: "Open another file" }).click();
  await openFile(page, file("another.jsonl", caseload(30)));
  await page.waitForSelector("[data-test=read]");
  assert.equal(await bars.count(), 0);
  await page.getByText("Charts", { exact: true }).click();
  assert.ok((await bars.count()) > 3);
  await page.done();
});

test("paper has all rows that are shown, and the charts, folded or not", async () => {
  const page = await opened({});
  await page.getByText("Charts", { exact: true }).click();
  await page.getByRole("searchbox").fill("case-0001");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("tbody tr:not(.room)").count(), 100);
  assert.equal(await page.locator("tbody tr.room").count(), 0);
  assert.ok((await page.locator(".chart .bar:visible").count()) > 3);
  assert.equal(await page.locator(".caseload input:visible, .caseload select:visible").count(), 0);
  const last = page.locator("tbody tr:not(.room)").last();
  assert.match(await last.innerText(), /case-000199/);
  const [box, ...cells] = await page.evaluate(() =>
    [document.querySelector(".table"), ...document.querySelectorAll("tbody tr:last-child td")].map((one) => one.getBoundingClientRect().right),
  );
  assert.ok(cells.every((right) => right <= box + 1));
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await page.waitForFunction(() => document.querySelectorAll("tbody tr:not(.room)").length < 80);
  assert.equal(await page.locator(".chart .bar:visible").count(), 0, "folded as before");
  await page.done();
});

/// The words of the table that stand on two lines or more, as paper has it.
const brokenWords = (page) =>
  page.evaluate(() => {
    const walk = document.createTreeWalker(document.querySelector(".table"), NodeFilter.SHOW_TEXT);
    const broken = new Set();
    for (let text = walk.nextNode(); text !== null; text = walk.nextNode())
      for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}$.,]+/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.add(word);
      }
    return [...broken];
  });

const paper = [["en", "Refuse", "Rationale", "Officer’s name or number", "Record the decision"], ["fr", "Refuser", "Justification", "Nom ou numéro de l’agent", "Consigner la décision"]];
for (const [language, refuse, rationale, name, record] of paper)
  test(`paper breaks no word but one that is too long, ${language}`, async () => {
    const page = await here.page({ language, width: 965, height: 700 }); // as wide as letter paper within its margins
    const long = refused();
    long.application.id = "x".repeat(400);
    const content = `${caseload(60)}${JSON.stringify(long)}\n{"${"y".repeat(400)}": 1}\n`;
    await openFile(page, file("paper.jsonl", content));
    await page.waitForSelector("[data-test=read]");
    await page.emulateMedia({ media: "print" });
    const print = (event) => page.evaluate((what) => dispatchEvent(new Event(what)), event);
    await print("beforeprint");
    const fits = () => page.evaluate(() => document.querySelector(".table table").scrollWidth <= document.querySelector(".table").clientWidth);
    assert.ok(!(await heads(page)).includes("decision"), "nothing is decided yet, and paper is narrow");
    assert.deepEqual((await brokenWords(page)).filter((word) => word.length < 50), []);
    assert.ok(await fits());
    await print("afterprint");
    await page.emulateMedia({ media: "screen" });

    await page.locator("tbody td.id").nth(1).click();
    const form = page.locator("form").filter({ has: page.getByLabel(rationale) }).first();
    await form.getByText(refuse, { exact: true }).click();
    await form.getByLabel(rationale).fill("…");
    await form.getByLabel(name).fill("M. Gagnon");
    await form.getByRole("button", { name: record }).click();
    await form.locator(".recorded").waitFor();
    await page.goBack();
    await page.waitForSelector("[role=grid]");
    await page.emulateMedia({ media: "print" });
    await print("beforeprint");
    assert.ok((await heads(page)).includes("decision"));
    assert.deepEqual((await brokenWords(page)).filter((word) => word.length < 50), []);
    assert.ok(await fits());
    await shot(page, `caseload-paper-${language}`);
    await page.done();
  });

test("the browser's own printing takes all of it, and says where it ends", async () => {
  const page = await opened({}, 2500);
  await page.evaluate(() => addEventListener("beforeprint", () => (window.printedRows = document.querySelectorAll("tbody tr:not(.room)").length)));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages > 40, `${pages} pages`);
  const sizes = [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => Number(width) > Number(height));
  assert.ok(sizes.length > 0 && sizes.every((isWide) => isWide), "every page lies, the first too");
  assert.equal(await page.evaluate(() => window.printedRows), 2000);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await page.getByText("The first 2,000 records of 2,500; filter them to print others.").waitFor();
  await page.done();
});

for (const language of ["en", "fr"])
  for (const scheme of ["light", "dark"])
    test(`nobody is kept out of the table: ${language}, ${scheme}`, async () => {
      const page = await opened({ language, scheme });
      await shot(page, `caseload-${language}-${scheme}`);
      assert.deepEqual(await violations(page), []);
      await page.done();
    });
