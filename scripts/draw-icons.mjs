/**
 * Draws the PNG icons from web/icons/icon.svg, with Chromium. Run `node scripts/draw-icons.mjs` after
 * changing the icon.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const folder = new URL('../web/icons/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder), 'utf8');

/** A system may cut a maskable icon to a circle: its middle four fifths are safe. */
const drawings = [
  { file: 'icon-192.png', size: 192, scale: 1 },
  { file: 'icon-512.png', size: 512, scale: 1 },
  { file: 'icon-maskable.png', size: 512, scale: 0.8 },
];

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
});
const page = await browser.newPage();
for (const { file, size, scale } of drawings) {
  await page.setViewport({ width: size, height: size });
  const ground = scale < 1 ? '#fbfaf6' : 'transparent';
  const edge = scale * size;
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-content:center;background:${ground}">
      <div style="width:${edge}px;height:${edge}px">${svg}</div>`,
  );
  writeFileSync(new URL(file, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
