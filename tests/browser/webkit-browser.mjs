/** Drives WebKit (GTK's MiniBrowser) through WebDriver, in a display of its own. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, Capabilities, Key } from 'selenium-webdriver';
import { DrivenPage } from './driven-page.mjs';
import { watchComplaints } from './in-page.mjs';
import { windowSize } from './puppeteer-browser.mjs';

const miniBrowser = 'webkit2gtk-4.1/MiniBrowser';
/** The attempts to connect: a driver begins to listen within seconds. */
const tries = 100;
const pause = 100;

/** @type {Record<import('./driven-page.mjs').Key, string>} */
const keys = {
  ArrowRight: Key.ARROW_RIGHT,
  ArrowLeft: Key.ARROW_LEFT,
  End: Key.END,
  Home: Key.HOME,
  Enter: Key.ENTER,
  Tab: Key.TAB,
  Backspace: Key.BACK_SPACE,
  Escape: Key.ESCAPE,
};

/**
 * @param {{reducedMotion: boolean}} look
 * @returns {Promise<import('./browsers.mjs').Browser>}
 */
export async function launchWebKit({ reducedMotion }) {
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  // WebKit takes the preference for reduced motion from GTK's settings.
  mkdirSync(join(home, 'gtk-3.0'));
  const animations = `[Settings]\ngtk-enable-animations=${reducedMotion ? 0 : 1}\n`;
  writeFileSync(join(home, 'gtk-3.0/settings.ini'), animations);
  const display = await startDisplay();
  const port = await freePort();
  const environment = {
    ...process.env,
    DISPLAY: display.name,
    XDG_CONFIG_HOME: home,
    // Without a graphics card, compositing in software would take longer than the page itself.
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  };
  const server = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: environment,
    stdio: 'ignore',
  });
  const stop = () => {
    server.kill();
    display.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const driver = await connect(`http://127.0.0.1:${port}`);
    const first = await driver.getWindowHandle();
    const open = async (/** @type {string} */ address) => {
      await driver.switchTo().newWindow('window');
      await driver.manage().window().setRect(windowSize);
      await driver.get(address);
      await driver.executeScript(`(${watchComplaints})()`);
      return new DrivenPage(driverOf(driver, first));
    };
    const close = async () => {
      await driver.quit();
      stop();
    };
    return { open, close };
  } catch (problem) {
    stop();
    throw problem;
  }
}

/** @returns {Promise<{name: string, stop: () => void}>} */
async function startDisplay() {
  const arguments_ = ['-displayfd', '3', '-screen', '0', '1600x1400x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', arguments_, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((done, fail) => {
    server.on('error', fail);
    server.stdio[3]?.once('data', (data) => done(String(data).trim()));
  });
  return { name: `:${number}`, stop: () => server.kill() };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/**
 * @param {string} address of the driver
 * @returns {Promise<import('selenium-webdriver').WebDriver>}
 */
async function connect(address) {
  // Debian keeps the browser in a folder named after the machine's architecture.
  const places = readdirSync('/usr/lib').map((folder) => `/usr/lib/${folder}/${miniBrowser}`);
  const binary = places.find((place) => existsSync(place));
  const capabilities = new Capabilities();
  capabilities.setBrowserName('MiniBrowser');
  capabilities.set('webkitgtk:browserOptions', { binary, args: ['--automation'] });
  for (let k = 1; ; ++k) {
    try {
      return await new Builder().usingServer(address).withCapabilities(capabilities).build();
    } catch (problem) {
      if (k === tries) throw problem;
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

/**
 * @param {import('selenium-webdriver').WebDriver} driver in the page's window
 * @param {string} first the window to go back to: without any window, the browser would end
 * @returns {import('./driven-page.mjs').Driver}
 */
function driverOf(driver, first) {
  const run = (/** @type {Function} */ task, /** @type {unknown[]} */ values) =>
    driver.executeScript(`return (${task})(...arguments)`, ...values);
  return {
    run,
    find: async (task, values) => {
      const element = /** @type {import('selenium-webdriver').WebElement | null} */ (
        await run(task, values)
      );
      return (
        element && {
          click: () => element.click(),
          focus: () => driver.executeScript('arguments[0].focus()', element),
        }
      );
    },
    follow: (path, isPressed) => {
      const actions = driver.actions();
      for (const [k, { x, y }] of path.entries()) {
        actions.move({ x: Math.round(x), y: Math.round(y), duration: 0 });
        if (k === 0 && isPressed) actions.press();
      }
      if (isPressed) actions.release();
      return actions.perform();
    },
    press: (key) => driver.actions().sendKeys(keys[key]).perform(),
    pressControl: (letter, isShifted) => {
      const held = isShifted ? [Key.CONTROL, Key.SHIFT] : [Key.CONTROL];
      const actions = driver.actions();
      for (const key of held) actions.keyDown(key);
      actions.sendKeys(letter);
      for (const key of held) actions.keyUp(key);
      return actions.perform();
    },
    type: (text) => driver.actions().sendKeys(text).perform(),
    screenshot: async (file) => writeFileSync(file, await driver.takeScreenshot(), 'base64'),
    close: async () => {
      await driver.close();
      await driver.switchTo().window(first);
    },
  };
}
