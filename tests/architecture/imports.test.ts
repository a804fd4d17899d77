import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { findWrongImports, type SourceFile } from './import-rules.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** Longer files hide more than one thing. Generated ones are read by nobody. */
const LINES_AT_MOST = 500;

const files: readonly SourceFile[] = globSync('{model,diagram,language-server,extension,cli,action,tests,bench,scripts}/**/*.{ts,tsx}', {
  cwd: PROJECT,
  ignore: ['**/generated/**'],
}).map((path) => ({ path, text: readFileSync(join(PROJECT, path), 'utf8') }));

describe('the rooms of the house', () => {
  test.each(['model', 'diagram', 'language-server'])('%s is looked at', (room) => {
    expect(files.some(({ path }) => path.startsWith(`${room}/`))).toBe(true);
  });

  test('import one way only', () => {
    expect(files.flatMap(findWrongImports)).toEqual([]);
  });

  test(`have no file of more than ${LINES_AT_MOST} lines`, () => {
    const long = files.filter(({ text }) => text.split('\n').length > LINES_AT_MOST);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe('an import', () => {
  test.each([
    ['model/query.ts', "import { draw } from '../diagram/draw.ts';", 'model/ imports nothing outside itself'],
    ['model/rules/own-01.ts', "import type { Cst } from 'langium';", 'langium is known to language-server/ alone'],
    ['model/query.ts', "import { join } from 'node:path';", 'model/ also runs in a browser'],
    ['model/query.ts', "const { parse } = await import('yaml');", 'model/ imports no package'],
    ['diagram/draw.ts', "export { scope } from '../language-server/scope.ts';", 'diagram/ imports only from model/'],
    ['diagram/svg/edge.tsx', "import elk from 'elkjs/lib/elk.bundled.js';", 'elkjs is known to'],
    ['diagram/draw.ts', "import 'node:fs';", 'diagram/ also runs in a browser'],
    ['language-server/main.ts', "import * as vscode from 'vscode';", 'vscode is known to extension/ alone'],
    ['language-server/main.ts', "import { check } from '../cli/check.ts';", 'imports only from'],
    ['extension/main.ts', "import { parse } from '../language-server/parse.ts';", 'imports only from'],
    ['extension/webview/app.tsx', "import * as vscode from 'vscode';", 'a page has no extension host'],
    ['extension/webview/app.tsx', "import { openPreview } from '../preview/panel.ts';", 'imports only from'],
    ['cli/check.ts', "import { openApi } from '../action/api.ts';", 'imports only from'],
    ['action/compare.ts', "import { gatherReport } from '../cli/check.ts';", 'imports only from'],
    ['cli/check.ts', "import {\n  one,\n  two,\n} from '../extension/main.ts';", 'imports only from'],
  ])('into %s can be wrong: %s', (path, text, reason) => {
    expect(findWrongImports({ path, text })).toEqual([expect.stringContaining(reason)]);
  });

  test.each([
    ['model/rules/own-01.ts', "import type { Rule } from '../rule.ts';"],
    ['diagram/layout/graph.ts', "import elk from 'elkjs/lib/elk.bundled.js';"],
    ['diagram/svg/edge.tsx', "import { h } from 'preact';"],
    ['extension/main.ts', "import type { Changed } from '../language-server/protocol.ts';"],
    ['cli/check.ts', "import { readFile } from 'node:fs/promises';"],
    ['tests/model/query.test.ts', "import { parse } from '../../language-server/parse.ts';"],
    ['model/query.ts', "// import { draw } from '../diagram/draw.ts';"],
  ])('into %s can be right: %s', (path, text) => {
    expect(findWrongImports({ path, text })).toEqual([]);
  });
});
