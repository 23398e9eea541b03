// Opens reports in Chromium: no console message, no overflow, contrast and structure by axe-core, and every diagnostic
// reached with the keyboard alone. See README.md.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const WIDTHS = [360, 768, 1440];
const SCHEMES = ['light', 'dark'];
const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
if (!executablePath) {
  console.log('skipped: Chromium is not installed (or name it in CHROMIUM)');
  process.exit(0);
}
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node check.mjs REPORT.html…');
  process.exit(2);
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const problems = [];
const browser = await chromium.launch({ executablePath, args: ARGS });
for (const file of files) {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) await look(file, colorScheme, width);
  }
  await walk(file);
}
await browser.close();
for (const problem of problems) console.log(problem);
console.log(problems.length === 0 ? 'all passed' : `${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

async function open(file, colorScheme, width, options = {}) {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true, ...options });
  const say = (what) => problems.push(`${file} ${colorScheme} ${width}: ${what}`);
  page.on('console', (message) => say(`console: ${message.text()}`));
  page.on('pageerror', (error) => say(`error: ${error}`));
  page.on('request', (request) => request.url().startsWith('file:') || say(`fetches ${request.url()}`));
  await page.goto(pathToFileURL(resolve(file)).href);
  return { page, say };
}

// Folded and unfolded: overflow, and what axe finds.
async function look(file, colorScheme, width) {
  const { page, say } = await open(file, colorScheme, width);
  for (const unfolded of [false, true]) {
    if (unfolded) await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) say(`${wide} pixels too wide, ${unfolded ? 'unfolded' : 'folded'}`);
    // What axe looks at grows with the page; a large one is looked at folded.
    const size = await page.evaluate(() => document.querySelectorAll('*').length);
    if (unfolded && size > 20_000) break;
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    for (const { id, help, nodes } of found.violations) {
      say(`axe ${id}: ${help}: ${nodes.length} times, first ${nodes[0].html.slice(0, 160)}`);
    }
  }
  console.log(`${file} ${colorScheme} ${width}: looked at`);
  await page.close();
}

// With Tab and Enter alone: unfolds each code of the findings, follows each of its links, and comes back.
async function walk(file) {
  const { page, say } = await open(file, 'light', 1440);
  const expected = await page.evaluate(() => document.querySelectorAll('li[id^="d"]').length);
  const reached = new Set();
  // Going back must not scroll after the next step has begun.
  await page.evaluate(() => (history.scrollRestoration = 'manual'));
  await page.locator('nav.contents a[href="#findings"]').focus();
  await page.keyboard.press('Enter');
  const codes = await page.evaluate(() => document.querySelectorAll('#findings details[id^="code-"]').length);
  for (let code = 0; code < codes; code += 1) {
    await tabTo(page, 'SUMMARY', 3);
    await page.keyboard.press('Enter');
    const count = (links) => document.activeElement.parentElement.querySelectorAll(links).length;
    const links = await page.evaluate(count, 'ol.places a');
    const inProse = await page.evaluate(count, '.prose a');
    for (let link = 0; link < inProse; link += 1) await page.keyboard.press('Tab');
    for (let link = 0; link < links; link += 1) {
      await page.keyboard.press('Tab');
      const origin = await page.evaluateHandle(() => document.activeElement);
      await page.keyboard.press('Enter');
      const shown = await page.waitForFunction((hash) => {
        const note = document.querySelector(':target');
        const box = note?.getBoundingClientRect();
        return location.hash === hash && box?.height > 0 && box.bottom > 0 && box.top < innerHeight && note.id;
      }, await origin.evaluate((link) => link.hash), { timeout: 5000 }).catch(() => null);
      const target = await shown?.jsonValue();
      if (target) reached.add(target);
      else say(`${await origin.evaluate((link) => link.hash)} shows nothing, at ${await page.evaluate(where)}`);
      // Back to where the reader was, as Alt+Left does.
      await page.evaluate(() => new Promise((done) => {
        addEventListener('hashchange', done, { once: true });
        history.back();
      }));
      await origin.evaluate((link) => link.focus());
    }
  }
  if (reached.size !== expected) say(`${reached.size} of ${expected} diagnostics reached by keyboard`);
  console.log(`${file}: ${reached.size} of ${expected} diagnostics reached by keyboard`);
  await page.close();
}

function where() {
  const box = document.querySelector(':target')?.getBoundingClientRect();
  return `${location.hash} ${box?.top} ${box?.height}`;
}

async function tabTo(page, tag, most) {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((tag) => document.activeElement.tagName === tag, tag)) return;
  }
}
