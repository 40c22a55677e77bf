// How near a miss was, in the page's language: the words are those that a trace has for it.
import assert from "node:assert/strict";
import test from "node:test";
import { deskOf, file, openFile } from "./desk.mjs";

const here = deskOf("limits");
const met = { years: 3, fee: 20, from: "2024-01-01", to: "2024-06-30", points: 7, level: "middle" };
const record = (id, changes) => ({ applicant: { id, ...met, ...changes } });
const misses = [
  record("short", { years: 1.5 }),
  record("at the limit", { years: 30 }),
  record("over", { years: 31 }),
  record("too dear", { fee: 1250.01 }),
  record("the same day", { to: "2024-01-01" }),
  record("a day before", { to: "2023-12-31" }),
  record("other points", { points: 9 }),
  record("a lower level", { level: "low" }),
];
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");

/// What the trace says of each record, in the language.
async function traces(language) {
  const asked = { method: "POST", headers: { "Content-Type": "application/json" } };
  const render = async (each) => (await fetch(`${here.server.url}v1/traces`, { ...asked, body: JSON.stringify({ record: each, language, format: "note" }) })).text();
  return (await Promise.all(misses.map(render))).map(plain);
}

for (const [language, words] of [
  ["en", ["short by 0.5", "exactly at the limit", "over by more than 1", "over by $1,200.01", "exactly at the limit", "short by more than 1 day", "off by 2", "short by 1 level"]],
  ["fr", ["il en manque 0,5", "exactement à la limite", "plus de 1 de trop", "1 200,01 $ de trop", "exactement à la limite", "il manque plus de 1 jour", "écart de 2", "il manque 1 niveau"]],
])
  test(`which way a limit is missed, in ${language}`, async () => {
    const page = await here.page({ language });
    await openFile(page, file("misses.jsonl", misses.map((each) => `${JSON.stringify(each)}\n`).join("")));
    await page.waitForSelector("[data-test=read]");
    const shown = (await page.locator("tbody td.near").allInnerTexts()).map(plain);
    assert.deepEqual(shown, words);
    const told = await traces(language);
    shown.forEach((one, i) => /limit/.test(one) || assert.ok(told[i].includes(one), `${one}: ${told[i]}`));
    await page.done();
  });

test("the words follow the language, without reading anew", async () => {
  const page = await here.page();
  await openFile(page, file("misses.jsonl", `${JSON.stringify(misses[2])}\n${JSON.stringify(misses[3])}\n`));
  await page.waitForSelector("[data-test=read]");
  await page.locator("[data-test=language]").click();
  await page.waitForFunction(() => document.querySelector("tbody td.near")?.textContent === "plus de 1 de trop");
  await page.done();
});
