// axe at WCAG 2.2 AA over what is there only for a while: questions, bars, what is kept, the page that asks for a token, and
// the letter. And what the page says where its server is another machine.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { desk, file, fine, folder, open, openFile, serve } from "./desk.mjs";

const here = desk();
const unpaid = open();
delete unpaid.offer.pay.amount;
const toAskFor = file("axe-unpaid.json", unpaid);

async function passing(language, scheme) {
  const token = join(folder, "token");
  writeFileSync(token, "0123456789abcdef0123\n", { mode: 0o600 });
  const page = await here.page({ language, scheme, faults: ["ERR_", "Failed to load resource"] });
  const name = `${language}-${scheme}`;
  const change = (one) => one.locator('[data-path="officer.duties_align"] .segments label').nth(1).click();
  const at = async (one, selector, what) => {
    await one.locator(selector).first().waitFor();
    await fine(one, `${what}-${name}`);
  };
  await openFile(page, toAskFor);
  await page.waitForSelector("#outcome");
  await page.locator("#tab-letter").click();
  await at(page, "[data-test=letter]", "letter");
  const beside = await here.page({ beside: page, language, scheme });
  await openFile(beside, toAskFor);
  await beside.waitForSelector("#outcome");
  await change(page);
  await at(beside, "[data-test=conflict]", "conflict");
  await beside.done();
  await page.locator("[data-test=kept]").waitFor();
  await page.locator("header .quiet-button").first().click();
  await at(page, "dialog[open]", "leaving");
  await page.locator("[data-choice=leave]").click();
  await at(page, ".kept li", "kept");
  await page.locator(".kept .link").first().click();
  await page.waitForSelector("#outcome");
  await page.route("**/v1/**", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "chapeau-policy": `sha256:${"0".repeat(64)}` } });
  });
  await change(page);
  await page.locator('[data-path="officer.duties_align"] .segments label').first().click();
  await at(page, "[data-test=other-policy]", "other-policy");
  await page.unroute("**/v1/**");
  await page.route("**/v1/**", (route) => route.abort());
  await page.locator("[data-test=other-policy] button").click();
  await at(page, "[data-test=gone]", "gone");
  await page.done();
  const guarded = await serve("--token-file", token);
  const asked = await here.page({ at: guarded.url, language, scheme, faults: ["401"] });
  await asked.locator(".token input").fill("wrong");
  await asked.locator(".token button").click();
  await at(asked, ".token .bad", "token");
  await asked.done();
  await guarded.stop();
}
test("what is there for a while, in English and light", () => passing("en", "light"));
test("what is there for a while, in French and dark", () => passing("fr", "dark"));

test("where the server is another machine, nothing is said to stay on this one", async () => {
  const page = await here.page();
  const said = page.locator(".start");
  assert.match(await said.innerText(), /The file stays on this computer/);
  const away = "http://desk.test";
  await page.context().route(`${away}/**`, async (route) => {
    const address = route.request().url();
    if (process.env.CHAPEAU_DESK_OUT && /\.(js|css)$/.test(address)) return route.fallback();
    await route.fulfill({ response: await route.fetch({ url: address.replace(away, here.server.url.replace(/\/$/, "")) }) });
  });
  await page.goto(`${away}/?lang=en`);
  await page.getByText("Its records go to desk.test, which evaluates them.").waitFor();
  assert.doesNotMatch(await said.innerText(), /stays on this computer/);
  await page.context().close();
});
