// How a caseload is read: stopped and gone on with, without the server, with lines that are no records; and how much room and
// time a hundred thousand records take.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { caseload, desk, file, openFile, refused, saved } from "./desk.mjs";

const here = desk();

const shown = (page) => page.locator("[data-test=shown]").innerText();
const said = (page) => page.locator("[data-test=read]").innerText();
const ended = (page) => page.waitForFunction(() => / (in|en) .*[ \u00a0]s$/.test(document.querySelector("[data-test=read]")?.textContent ?? ""), undefined, { timeout: 400_000, polling: 250 }); // to look at each frame would cost the page more than its own work

test("it goes on after it was stopped, and no line is lost or read twice", async () => {
  const page = await here.page();
  await openFile(page, file("stopped.jsonl", caseload(12_000, { bad: 3 })));
  await page.waitForSelector("tbody td.id");
  await page.getByRole("button", { name: "Stop" }).click();
  const [, lines, about] = /^([\d,]+) of about ([\d,]+) records evaluated/.exec(await said(page));
  const number = (text) => Number(text.replaceAll(",", ""));
  assert.ok(number(lines) < 12_000);
  assert.ok(number(about) > 10_000 && number(about) < 14_000, about);
  await page.waitForTimeout(300);
  assert.ok((await said(page)).startsWith(`${lines} of`), "it stands still");
  await page.getByRole("button", { name: "Go on" }).click();
  await ended(page);
  assert.equal(await shown(page), "12,000 of 12,000 records");
  const rows = (await saved(page, () => page.getByRole("button", { name: "JSON Lines" }).click())).text.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(rows.map(({ line }) => line), rows.map((_, i) => i + 1));
  assert.equal(rows[11_999].id, "case-012000");
  await page.done();
});

test("a server that is gone is said, and reading goes on once it is back", async () => {
  const page = await here.page({ faults: ["ERR_", "Failed to load resource"] });
  let isGone = false;
  let asked = 0;
  await page.context().route("**/v1/caseloads*", async (route) => {
    if (++asked > 1 && isGone) await route.abort();
    else {
      isGone = asked === 1;
      await route.continue();
    }
  });
  await openFile(page, file("gone.jsonl", caseload(3000)));
  await page.getByText("The server does not answer. What was read stays here").waitFor();
  await page.context().unroute("**/v1/caseloads*");
  await page.getByRole("button", { name: "Go on" }).click();
  await ended(page);
  assert.equal(await shown(page), "3,000 of 3,000 records");
  await page.done();
});

test("another policy is noticed while a caseload is read", async () => {
  const page = await here.page();
  let asked = 0;
  await page.context().route("**/v1/caseloads*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), ...(++asked > 1 ? { "chapeau-policy": `sha256:${"0".repeat(64)}` } : {}) } });
  });
  await openFile(page, file("other.jsonl", caseload(3000)));
  await page.getByText("What was read follows from the policy before").waitFor();
  assert.equal(await page.locator("[data-test=read] button").count(), 0);
  await page.done();
});

test("lines that cannot be read say why, in the page's language, and take no decision", async () => {
  const wrong = refused();
  wrong.application.category = "profesional";
  const content = `${JSON.stringify(refused())}\n\n[1]\n${JSON.stringify(wrong)}\n{"application": {"id" 1}}\n{"shoe": 1}\n{"application": {"id": "cut"\n`;
  const english = ["found [1]; expected one JSON object", "application.category: found \"profesional\"; expected `professional` or `technician`; did you mean `professional`?", /at line 5, column \d+; expected a comma, a colon/, /^shoe: found a field named `shoe`; expected the field `application`/, /^found a text that ends with/];
  const french = ["on y trouve [1]; il faut un objet JSON", "application.category : on y trouve \"profesional\"; il faut `professional` ou `technician`; vouliez-vous dire `professional`?", /, à la ligne 5, colonne \d+; il faut une virgule/, /^shoe : on y trouve un champ nommé `shoe`; il faut le champ `application`/, /^on y trouve un texte qui se termine par/];
  for (const [language, wanted] of [["en", english], ["fr", french]]) {
    const page = await here.page({ language, faults: ["422", "400"] });
    await openFile(page, file("lines.jsonl", content));
    await ended(page);
    const why = (await page.locator("tbody td.why").allInnerTexts()).slice(1).map((text) => text.replace(/[\u00a0\u202f]/g, " "));
    assert.equal(why.length, wanted.length);
    wanted.forEach((one, i) => (typeof one === "string" ? assert.equal(why[i], one) : assert.match(why[i], one)));
    assert.deepEqual(await page.locator("tbody td.line").allInnerTexts(), ["1", "3", "4", "5", "6", "7"]);
    await page.locator("tbody td.why").nth(2).click();
    await page.getByRole("alert").filter({ hasText: language === "en" ? "did you mean" : "vouliez-vous dire" }).waitFor();
    assert.equal(await page.getByRole("button", { name: language === "en" ? "Record the decision" : "Consigner la décision" }).count(), 0);
    await page.done();
  }
});

/// Seconds of processor time that a process had so far, those of its threads that ended too, from the system's own account.
function secondsOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [user, system] = stat.slice(stat.lastIndexOf(")") + 2).split(" ").slice(11, 13).map(Number);
  return (user + system) / 100;
}
/// What the page's process takes at most and takes now, in MB, and its seconds of processor time.
async function processOf(browser) {
  const own = await browser.newBrowserCDPSession();
  const { processInfo } = await own.send("SystemInfo.getProcessInfo");
  const all = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => {
      const status = readFileSync(`/proc/${id}/status`, "utf8");
      const size = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024;
      return { most: size("VmHWM"), now: size("VmRSS"), seconds: secondsOf(id) };
    });
  return all.sort((a, b) => b.most - a.most)[0];
}
/// Seconds of the server's processor time for what the page asks for, all at once.
async function secondsAtOnce(content) {
  const { url, pid } = here.server;
  const before = secondsOf(pid);
  const asked = { method: "POST", headers: { "Content-Type": "application/jsonl" }, body: content };
  await (await fetch(`${url}v1/caseloads?reasons=true&requests=true&margins=true`, asked)).text();
  return secondsOf(pid) - before;
}

test("a hundred thousand records: the first at once, found while others come, and little room", { timeout: 500_000 }, async (t) => {
  const page = await here.page();
  const large = file("large.jsonl", caseload(100_000));
  const part = caseload(20_000);
  await secondsAtOnce(part); // it is warm then
  const atOnce = 5 * (await secondsAtOnce(part));
  const before = secondsOf(here.server.pid);
  const begun = Date.now();
  await openFile(page, large);
  await page.waitForSelector("tbody td.id");
  t.diagnostic(`first rows: ${Date.now() - begun} ms`);
  assert.ok(Date.now() - begun < 5000);
  const timed = (what, act) =>
    page.evaluate(
      async ([kind, value]) => {
        const from = performance.now();
        if (kind === "click") document.querySelector(value).click();
        else if (kind === "scroll") document.querySelector(".table").scrollTop = value;
        else {
          const field = document.querySelector("input[type=search]");
          field.value = value;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - from;
      },
      act,
    ).then((took) => {
      t.diagnostic(`${what}: ${Math.round(took)} ms`);
      return took;
    });
  assert.ok((await timed("search while reading", ["search", "engineer"])) < 2500);
  await page.getByRole("searchbox").fill("");
  await ended(page);
  const waited = (Date.now() - begun) / 1000;
  t.diagnostic(await said(page));
  assert.equal(await shown(page), "100,000 of 100,000 records");
  // Processor time depends little on what else the machine does: all are there in 15 s where two cores are free.
  const served = secondsOf(here.server.pid) - before;
  const { most, now, seconds } = await processOf(here.browser);
  t.diagnostic(`processor time: the server ${served.toFixed(1)} s, ${atOnce.toFixed(1)} s at once; the page ${seconds.toFixed(1)} s`);
  assert.ok(served < 1.6 * atOnce, "pieces cost the server little more than all at once");
  // The longer it takes, on a busy machine or with a server made without optimizing, the more often the page draws.
  const bound = 8 + 0.15 * waited;
  assert.ok(seconds < bound, `${seconds} s, and not ${bound}`);
  t.diagnostic(`the page's process: ${Math.round(most)} MB at most, ${Math.round(now)} MB now`);
  assert.ok(most < 420, `${most} MB`);
  assert.ok((await page.locator("tbody tr").count()) < 80, "only what can be seen is in the page");
  assert.ok((await timed("scroll", ["scroll", 2_000_000])) < 3000);
  assert.ok((await timed("filter", ["click", ".chart .bar.fail"])) < 2000);
  assert.ok((await timed("filter off", ["click", ".chart .bar.fail"])) < 2000);
  assert.ok((await timed("search", ["search", "mexico"])) < 3000);
  assert.ok((await timed("sort", ["click", "th.what button"])) < 3000);
  await page.done();
});
