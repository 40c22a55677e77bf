// What the browser keeps of work, where it goes wrong: a storage that is slow, blocked, cleared or holds what nobody can
// read, a caseload that is stopped, a case file beside what is kept, and another policy in the middle of a conflict.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { caseload, desk, file, openFile, policy, refused, saved, serveAt, waitForOutcome } from "./desk.mjs";

const here = desk();

const at = (page, path) => page.locator(`[data-path="${path}"]`).last();
const find = (page, path, answer = "No") => at(page, path).locator(".segments").getByText(answer, { exact: true }).click();
const found = (page, path) => page.locator(`[data-path="${path}"][data-kind=found]`).waitFor();
const kept = (page) => page.locator(".kept li");
async function decide(page) {
  const form = page.locator(".officer").first();
  await form.getByText("Refuse", { exact: true }).click();
  await form.locator("textarea").fill("Seen.");
  await form.locator("input[type=text]").fill("M. Gagnon");
  await form.locator("button[type=submit]").click();
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
}
const start = (page) => page.goto(`${here.server.url}?lang=en`);
/// Waits until the browser's storage has so many records, and gives them.
async function stored(page, count) {
  const all = () =>
    new Promise((good) => {
      const opening = indexedDB.open("chapeau", 1);
      opening.onsuccess = () => {
        const request = opening.result.transaction("drafts").objectStore("drafts").getAll();
        request.onsuccess = () => {
          opening.result.close();
          good(request.result);
        };
      };
    });
  for (let i = 0; i < 100; ++i) {
    const drafts = await page.evaluate(all);
    if (drafts.length === count) return drafts;
    await page.waitForTimeout(50);
  }
  assert.fail(`there never were ${count}`);
}
/// Writes over those that are kept, or over what those that are set aside keep.
const change = (page, areAside, how) =>
  page.evaluate(
    ([aside, change]) =>
      new Promise((good) => {
        const opening = indexedDB.open("chapeau", 1);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("drafts", "readwrite");
          const drafts = transaction.objectStore("drafts");
          drafts.getAll().onsuccess = ({ target }) =>
            target.result.filter(({ key }) => key.startsWith("unread") === aside).forEach((draft) => drafts.put(draft.kept ? { ...draft, kept: { ...draft.kept, ...change } } : { ...draft, ...change }));
          transaction.oncomplete = () => {
            opening.result.close();
            good();
          };
        };
      }),
    [areAside, how],
  );

test("what is opened while others are restored stays beside them", async () => {
  const page = await here.page();
  const path = file("slow.jsonl", caseload(30));
  await openFile(page, path);
  await page.waitForSelector("[data-test=read]");
  for (const row of [3, 4]) {
    await page.locator("tbody td.id").nth(row).click();
    await waitForOutcome(page, " ");
    await find(page, "officer.duties_align");
    await found(page, "officer.duties_align");
    await page.getByRole("button", { name: "Back to the caseload" }).click();
  }
  await stored(page, 2);
  await page.addInitScript(() => {
    const { get } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.get = function (key) {
      const request = get.call(this, key);
      if (this.transaction.mode !== "readonly") return request;
      const late = {};
      request.onsuccess = () =>
        setTimeout(() => {
          late.result = request.result;
          late.onsuccess();
        }, 1500);
      return late;
    };
  });
  await start(page);
  await openFile(page, path);
  await page.waitForSelector("[data-test=read]");
  await page.locator("tbody td.id").nth(1).click();
  await waitForOutcome(page, "Does not meet");
  await decide(page);
  await page.waitForTimeout(2500);
  await page.getByRole("button", { name: "Back to the caseload" }).click();
  await page.waitForSelector("[role=grid]");
  assert.deepEqual(await page.locator("tbody .decided").allInnerTexts(), ["Refuse"]);
  await page.done();
});

test("drafts of rows that come after Stop and Go on are there too", async () => {
  const page = await here.page();
  const path = file("stopped.jsonl", caseload(2000));
  await openFile(page, path);
  await page.waitForSelector("[data-test=read]");
  await page.getByRole("searchbox").fill("case-002000");
  await page.locator("tbody td.id").first().click();
  await page.waitForSelector("[data-path='officer.duties_align']");
  await decide(page);
  await stored(page, 1);
  let isHeld = true;
  await page.route("**/v1/caseloads*", async (route) => {
    while (isHeld) await page.waitForTimeout(50);
    await route.continue().catch(() => {});
  });
  await start(page);
  await openFile(page, path);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Go on" }).waitFor();
  isHeld = false;
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("2,000 records evaluated").waitFor();
  await page.locator("[data-test=decided]").selectOption("refuse");
  await page.locator("tbody .decided").waitFor();
  assert.equal(await page.locator("[data-test=shown]").innerText(), "1 of 2,000 records");
  await page.done();
});

test("what is cleared is gone, also from the page that did it, and from one beside it", async () => {
  const page = await here.page();
  const path = file("cleared.json", refused());
  const open = async (one) => {
    await openFile(one, path);
    await waitForOutcome(one, "Does not meet");
  };
  await open(page);
  await decide(page);
  await stored(page, 1);
  const beside = await here.page({ beside: page });
  await open(beside);
  await beside.locator(".recorded").waitFor();
  await page.getByRole("button", { name: "Open another file" }).click();
  await page.locator("[data-choice=leave]").click();
  await page.locator("[data-test=clear]").click();
  await kept(page).first().waitFor({ state: "detached" });
  await open(page);
  assert.equal(await page.locator(".recorded").count(), 0);
  await beside.locator("[data-test=kept]").getByText("Another tab cleared what was kept of it").waitFor();
  await find(beside, "officer.duties_align");
  await beside.locator("[data-test=kept]").getByText("Goes on where you left it").waitFor();
  await stored(beside, 1);
  await beside.done();
  await page.done();
});

test("what is kept and cannot be read is named, and stays until it is cleared", async () => {
  const page = await here.page();
  const path = file("odd.json", refused());
  const unread = page.locator("[data-test=unread] li");
  const listed = (count) => page.waitForFunction((wanted) => document.querySelectorAll("[data-test=unread] li").length === wanted, count);
  for (const [i, work] of ["{", '{"found": [{"path": 7}]}'].entries()) {
    await start(page);
    await openFile(page, path);
    await waitForOutcome(page, "Does not meet");
    await find(page, "officer.duties_align");
    await stored(page, 1 + i);
    await change(page, false, { work });
    // The record is open still, or is opened again.
    if (i === 0) await find(page, "officer.language_concern", "Yes");
    else await start(page);
    await page.locator("[data-test=not-read]").getByText("“one-day-short” cannot be read").waitFor();
    if (i === 1) {
      await openFile(page, path);
      await waitForOutcome(page, "Does not meet");
      await find(page, "officer.duties_align"); // does not take its place
    }
    await stored(page, 2 + i);
    await start(page);
    await listed(1 + i);
    await page.locator(".kept").getByRole("button", { name: "one-day-short", exact: true }).click();
    await found(page, "officer.duties_align");
    await page.getByRole("button", { name: "Discard it" }).click();
    await stored(page, 1 + i);
  }
  await start(page);
  const whole = await saved(page, () => unread.first().getByRole("button", { name: "Save it as it is" }).click());
  assert.equal(whole.name, "one-day-short-unread.txt");
  assert.ok(JSON.parse(whole.text).bytes.includes('"one-day-short"'));
  await unread.first().getByRole("button", { name: "Remove one-day-short" }).click();
  await stored(page, 1);
  await listed(1);
  // What was on its way, broken off.
  await page.evaluate(() => localStorage.setItem("chapeau-draft cptpp sha256:00", "{"));
  await start(page);
  await page.locator("[data-test=not-read]").getByText("sha256:00").waitFor();
  await listed(2);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  // A version of the page that can read it puts it back; what it did not write is not missed.
  await change(page, true, { work: '{"found": [], "what_if": [{"path": "officer.duties_align", "value": false}]}' });
  await start(page);
  await listed(1);
  await page.locator(".kept").getByRole("button", { name: "one-day-short", exact: true }).click();
  await page.locator("[data-path='officer.duties_align'][data-kind=what_if]").waitFor();
  assert.equal(await page.getByText("This browser keeps nothing").count(), 0);
  await start(page);
  await page.locator("[data-test=clear]").click();
  await stored(page, 0);
  await page.locator(".kept").waitFor({ state: "detached" });
  await page.done();
});

test("all that is kept can be listed, opened and cleared one by one", async () => {
  const page = await here.page();
  await openFile(page, file("many.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await find(page, "officer.duties_align");
  await stored(page, 1);
  // Others like it.
  await page.evaluate(
    () =>
      new Promise((good) => {
        const opening = indexedDB.open("chapeau", 1);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("drafts", "readwrite");
          const drafts = transaction.objectStore("drafts");
          drafts.getAll().onsuccess = ({ target: { result } }) => {
            for (let i = 1; i < 35; ++i) drafts.put({ ...result[0], key: `${result[0].key} ${i}`, id: `older-${i}`, saved_at: `2020-01-01T00:00:${String(60 - i).padStart(2, "0")}Z` });
          };
          transaction.oncomplete = () => (opening.result.close(), good());
        };
      }),
  );
  await start(page);
  await page.locator(".kept li").first().waitFor();
  assert.equal(await kept(page).count(), 20);
  await page.getByRole("button", { name: "Show all 35" }).press("Enter");
  assert.equal(await kept(page).count(), 35);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "older-20");
  await page.getByRole("button", { name: "Remove older-34" }).click();
  await stored(page, 34);
  await page.getByRole("button", { name: "older-33", exact: true }).click();
  await found(page, "officer.duties_align");
  await page.done();
});

test("what is kept of a row is there as soon as the row is read", async () => {
  const page = await here.page();
  const path = file("early.jsonl", caseload(3000));
  await openFile(page, path);
  await page.waitForSelector("[data-test=read]");
  await page.locator("tbody td.id").nth(1).click();
  await waitForOutcome(page, " ");
  await decide(page);
  await stored(page, 1);
  let answered = 0;
  await page.route("**/v1/caseloads*", async (route) => {
    if (++answered > 1) await new Promise((later) => setTimeout(later, 4000));
    await route.continue().catch(() => {});
  });
  await start(page);
  await openFile(page, path);
  await page.locator("tbody .decided", { hasText: "Refuse" }).waitFor();
  assert.equal(await page.locator("[data-test=read]").count(), 0, "others are read still");
  await page.locator("progress").waitFor();
  await page.done();
});

test("a case file beside what is kept of its record", async () => {
  const page = await here.page();
  await openFile(page, file("both.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await decide(page);
  const whole = await saved(page, () => page.getByRole("button", { name: "Case file (JSON)" }).click());
  const path = file("both-case.json", whole.text);
  await start(page);
  await openFile(page, path);
  await page.locator(".recorded").waitFor();
  await find(page, "officer.duties_align");
  await found(page, "officer.duties_align");
  await page.waitForTimeout(300);
  assert.equal(await page.locator("[data-test=conflict]").count(), 0, "no other tab changed it");
  await start(page);
  await openFile(page, path);
  await page.locator("[data-test=conflict]").getByText("The case file has something else than this browser kept").waitFor();
  await page.getByRole("button", { name: "Take what was kept" }).click();
  await found(page, "officer.duties_align");
  await page.done();
});

test("another policy takes nothing from a tab that is in conflict, nor where it cannot be had", async () => {
  const first = await serveAt(0, policy);
  const port = Number(new URL(first.url).port);
  const page = await here.page({ at: first.url, faults: ["Failed to load resource", "Failed to fetch", "ERR_"] });
  const path = file("conflict.json", refused());
  await openFile(page, path);
  await waitForOutcome(page, "Does not meet");
  const beside = await here.page({ beside: page, at: first.url, faults: ["Failed to load resource", "ERR_"] });
  await openFile(beside, path);
  await waitForOutcome(beside, "Does not meet");
  await find(beside, "officer.duties_align");
  await page.locator("[data-test=conflict]").waitFor();
  await find(page, "officer.language_concern", "Yes");
  await first.stop();
  const other = join(mkdtempSync(join(tmpdir(), "desk-policy-")), "cptpp");
  cpSync(policy, other, { recursive: true });
  const rules = join(other, "eligibility.rules");
  writeFileSync(rules, `${readFileSync(rules, "utf8")}\n`);
  const second = await serveAt(port, other);
  await find(page, "officer.language_concern", "No");
  await page.locator("[data-test=other-policy]").waitFor();
  await page.route("**/v1/policy", (route) => route.abort());
  await page.locator("[data-test=other-policy]").getByRole("button").click();
  await page.locator("[data-test=gone]").waitFor();
  assert.ok(await page.getByRole("heading", { level: 1, name: "one-day-short" }).isVisible());
  await page.unroute("**/v1/policy");
  await page.locator("[data-test=other-policy]").getByRole("button").click();
  await waitForOutcome(page, "Does not meet");
  assert.equal(await at(page, "officer.duties_align").getAttribute("data-kind"), "filed", "that is the other tab's");
  await page.locator("[data-test=conflict]").waitFor();
  await page.getByRole("button", { name: "Take what the other tab has" }).click();
  await found(page, "officer.duties_align");
  await beside.done();
  await page.done();
  await second.stop();
});

test("a browser that blocks its storages shows the page, and says that it keeps nothing", async () => {
  const page = await here.page();
  await page.addInitScript(() => {
    for (const name of ["sessionStorage", "localStorage"])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    IDBFactory.prototype.open = () => {
      throw new DOMException("blocked", "SecurityError");
    };
  });
  await start(page);
  await page.getByText("This browser keeps nothing").waitFor();
  await openFile(page, file("blocked.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await decide(page);
  await page.done();
});
