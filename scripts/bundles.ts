import type { BuildOptions } from 'esbuild';

type Bundle = Omit<BuildOptions, 'entryPoints'> & {
  /** Name of the file in `dist`, without its ending → source file. */
  readonly entryPoints: Readonly<Record<string, string>>;
};

/** The oldest runtimes that the manifest promises: Node 20.19 on the command line and in VS Code 1.100. */
const NODE_TARGET = 'node20.19';
const BROWSER_TARGET = 'es2022';

/** A library's ES modules before its UMD ones, whose `require` a bundler cannot follow. */
const MAIN_FIELDS = ['module', 'main'];

/** Puts in what a library expects of a newer Node; a no-op everywhere else. */
const ON_OLD_NODE = ['scripts/group-by.js'];

/** Libraries in CommonJS call `require` for Node's own modules; in an ES module it has to be made first. */
const REQUIRE_IN_MODULE =
  "import { createRequire as cxaCreateRequire } from 'node:module';\nconst require = cxaCreateRequire(import.meta.url);";

/** The other way round: a CommonJS file has no `import.meta`, which libraries written as ES modules ask for their place. */
const PLACE_IN_COMMONJS = {
  banner: { js: "const cxaFileUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'cxaFileUrl' },
};

/** Libraries in ES modules ask where they are; in CommonJS only the file's name says it. */
const URL_IN_COMMON_JS = {
  banner: { js: "const cxaModuleUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'cxaModuleUrl' },
};

const COMMAND_LINE: Bundle = {
  entryPoints: { cli: 'cli/main.ts', 'elk-thread': 'cli/elk-thread.ts' },
  platform: 'node',
  mainFields: MAIN_FIELDS,
  format: 'esm',
  target: NODE_TARGET,
  // One file per part that is imported when first used, so that checking does not load what only drawing needs. They
  // lie beside the entry, where `import.meta.url` finds the fonts and the layout's thread.
  splitting: true,
  chunkNames: 'cli-[name]-[hash]',
  banner: { js: REQUIRE_IN_MODULE },
  inject: ON_OLD_NODE,
  // Native code, one package per platform: npm installs it.
  external: ['@resvg/resvg-js'],
};

/** What the steps of `action.yml` run. It starts the command line as a program of its own. */
const ACTION: Bundle = {
  entryPoints: { action: 'action/main.ts' },
  platform: 'node',
  format: 'esm',
  target: NODE_TARGET,
};

const EXTENSION: Bundle = {
  ...PLACE_IN_COMMONJS,
  entryPoints: { extension: 'extension/main.ts' },
  platform: 'node',
  mainFields: MAIN_FIELDS,
  format: 'cjs',
  target: NODE_TARGET,
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
};

const EXTENSION_BROWSER: Bundle = {
  entryPoints: { 'extension-browser': 'extension/browser.ts' },
  platform: 'browser',
  format: 'cjs',
  target: BROWSER_TARGET,
  // The worker's host takes `.js` in a package of ES modules for one, and those it cannot load.
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
};

const SERVER: Bundle = {
  ...PLACE_IN_COMMONJS,
  entryPoints: { server: 'language-server/main.ts' },
  ...URL_IN_COMMON_JS,
  platform: 'node',
  mainFields: MAIN_FIELDS,
  format: 'cjs',
  target: NODE_TARGET,
  outExtension: { '.js': '.cjs' },
  inject: ON_OLD_NODE,
};

const SERVER_BROWSER: Bundle = {
  entryPoints: { 'server-browser': 'language-server/browser.ts' },
  platform: 'browser',
  format: 'iife',
  target: BROWSER_TARGET,
};

const WEBVIEW: Bundle = {
  entryPoints: {
    'webview/main': 'extension/webview/main.tsx',
    'webview/layout-worker': 'extension/webview/layout-worker.ts',
  },
  platform: 'browser',
  format: 'iife',
  target: BROWSER_TARGET,
  loader: { '.svg': 'text', '.woff2': 'file', '.ttf': 'file' },
  assetNames: 'webview/fonts/[name]',
  // Named in the fonts' style sheets for browsers that cannot read woff2; there are none left.
  external: ['*.woff'],
};

/** The same page as a part of files that need no server: it is put into each of them, and so has to be small and the same wherever it was built. */
const STATIC_PAGE: Bundle = {
  entryPoints: { 'webview/static': 'extension/webview/static.tsx' },
  platform: 'browser',
  format: 'iife',
  target: BROWSER_TARGET,
  loader: { '.svg': 'text', '.woff2': 'file' },
  assetNames: 'webview/fonts/[name]',
  external: ['*.woff'],
  minify: true,
  sourcemap: false,
};

/** Every program of the product. Adding one is a line here. */
export const bundles: readonly Bundle[] = [
  COMMAND_LINE,
  ACTION,
  EXTENSION,
  EXTENSION_BROWSER,
  SERVER,
  SERVER_BROWSER,
  WEBVIEW,
  STATIC_PAGE,
];

/** Files that programs read as they are: target → source, both from the project's folder. */
export const copiedFiles: Readonly<Record<string, string>> = {
  'dist/fonts/Inter_400Regular.ttf': 'node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  'dist/fonts/Inter_500Medium.ttf': 'node_modules/@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
  'dist/fonts/Inter_600SemiBold.ttf': 'node_modules/@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
};
