import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { withLock } from './lock.ts';

const run = promisify(execFile);

/** Names under which systems carry a browser that speaks Chromium's protocol, the plainest first. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const INSTALLED_OUTSIDE_PATH = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const VARIABLES = ['CXA_BROWSER', 'CHROME_PATH'];

/** Keeps the browser from calling home, which on a closed network costs seconds, and makes pictures repeatable. */
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

/** Starts a headless Chromium found by `findBrowser`. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: await findBrowser(),
    headless: true,
    args: root ? [...FLAGS, '--no-sandbox'] : FLAGS,
  });
}

/**
 * Path of a Chromium: the one an environment variable names, the system's, Playwright's own, or, as root on Debian
 * and its kin, one installed now.
 * @throws with what to do when there is none.
 */
export async function findBrowser(): Promise<string> {
  const found = (await namedBrowser()) ?? installedBrowser();
  if (found !== undefined) return found;
  await installBrowser();
  const installed = installedBrowser();
  if (installed !== undefined) return installed;
  throw new Error(
    `No Chromium found for the browser tests. Install one (Debian: apt-get install chromium; anywhere: npx playwright-core install chromium) or name it in ${VARIABLES.join(' or ')}.`,
  );
}

async function namedBrowser(): Promise<string | undefined> {
  for (const name of VARIABLES) {
    const path = process.env[name];
    if (path === undefined || path === '') continue;
    await access(path, constants.X_OK).catch(() => {
      throw new Error(`${name} names ${path}, which is not a program that can be run.`);
    });
    return path;
  }
  return undefined;
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...INSTALLED_OUTSIDE_PATH,
    chromium.executablePath(),
  ];
  return candidates.find((path) => existsSync(path));
}

async function installBrowser(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  await withLock(join(tmpdir(), 'cxa-browser-install.lock'), async () => {
    if (installedBrowser() !== undefined) return;
    console.log('No Chromium found: installing the one of the distribution (once, under a minute).');
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 1 << 26 };
    try {
      await run('apt-get', ['update'], quiet);
      await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], quiet);
    } catch (error) {
      console.error(`Installing chromium failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}
