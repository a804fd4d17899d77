import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { BrowserContext, Route } from 'playwright-core';

/** Where the pretended gallery serves the extension, on the workbench's own origin; others have a number after it. */
const EXTENSION_PATH = '/extension-under-test';

/** The agent lies inside the extension, because tests run in the extension host of the extension that holds them. */
const AGENT_PATH = `${EXTENSION_PATH}/agent-of-the-tests/index.cjs`;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.cjs': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface WebExtensionOptions {
  /** `http://host:port` of the workbench. */
  readonly origin: string;
  /** The extension under test, and others beside it. */
  readonly extensionPaths: readonly string[];
  readonly agentPath: string;
}

/**
 * Makes the workbench load extensions the way that github.dev does: over HTTP, into a web worker. An extension that
 * lies on the server's disk would be a remote one even in a worker, and may not start workers of its own.
 */
export async function serveWebExtensions(context: BrowserContext, options: WebExtensionOptions): Promise<void> {
  const { origin, extensionPaths, agentPath } = options;
  const served = extensionPaths.map((folder, index) => ({ folder, path: index === 0 ? EXTENSION_PATH : `${EXTENSION_PATH}-${index}` }));
  for (const { folder, path } of served) {
    await context.route(`${origin}${path}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === AGENT_PATH) return serveFile(route, agentPath);
      const file = normalize(join(folder, decodeURIComponent(pathname.slice(path.length))));
      return file.startsWith(folder + sep) ? serveFile(route, file) : route.fulfill({ status: 403 });
    });
  }
  const at = (path: string) => ({ scheme: 'http', authority: new URL(origin).host, path });
  await context.addInitScript(addDevelopmentOptions, {
    extensions: served.map(({ path }) => at(path)),
    extensionTestsPath: at(AGENT_PATH),
  });
}

async function serveFile(route: Route, path: string): Promise<void> {
  const body = await readFile(path).catch(() => undefined);
  if (body === undefined) return route.fulfill({ status: 404 });
  const contentType = CONTENT_TYPES[extname(path)] ?? 'text/plain';
  return route.fulfill({ body, contentType, headers: { 'Access-Control-Allow-Origin': '*' } });
}

/**
 * Runs in the page, before the workbench reads its options there, and adds the ones by which `@vscode/test-web` says
 * where the extension and the tests are.
 */
function addDevelopmentOptions(added: object): void {
  const observer = new MutationObserver(() => {
    const options = document.getElementById('vscode-workbench-web-configuration');
    const settings = options?.dataset.settings;
    if (options === null || settings === undefined) return;
    observer.disconnect();
    const parsed = JSON.parse(settings);
    const developmentOptions = { ...parsed.developmentOptions, ...added };
    options.dataset.settings = JSON.stringify({ ...parsed, developmentOptions });
  });
  observer.observe(document, { childList: true, subtree: true });
}
