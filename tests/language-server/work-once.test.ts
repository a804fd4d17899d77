import { afterEach, expect, test, vi } from 'vitest';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import type { LanguageClient } from '../support/language-client.ts';

/** What was done since the last look, by counting calls of the real functions. */
const done = vi.hoisted(() => ({ parsed: [] as string[], models: 0, checks: 0 }));
vi.mock('../../language-server/parse.ts', async (original) => {
  const real = await original<typeof import('../../language-server/parse.ts')>();
  const parseDocument: typeof real.parseDocument = (text, uri) => {
    done.parsed.push(uri);
    return real.parseDocument(text, uri);
  };
  return { ...real, parseDocument };
});
vi.mock('../../language-server/project-model.ts', async (original) => {
  const real = await original<typeof import('../../language-server/project-model.ts')>();
  const createModelBuilder: typeof real.createModelBuilder = () => {
    const builder = real.createModelBuilder();
    return {
      build(name, fragments) {
        done.models++;
        return builder.build(name, fragments);
      },
    };
  };
  return { ...real, createModelBuilder };
});
vi.mock('../../model/check.ts', async (original) => {
  const real = await original<typeof import('../../model/check.ts')>();
  const createChecker: typeof real.createChecker = () => {
    const checker = real.createChecker();
    return {
      ...checker,
      check(model, options) {
        done.checks++;
        return checker.check(model, options);
      },
    };
  };
  return { ...real, createChecker };
});

let client: LanguageClient | undefined;
afterEach(() => client?.close());

const at = (path: string) => `${clientRoot}/${path}`;

function look(): object {
  const { parsed, models, checks } = done;
  Object.assign(done, { parsed: [], models: 0, checks: 0 });
  return { parsed: parsed.map((uri) => uri.slice(clientRoot.length + 1)), models, checks };
}

test('a change is parsed once, the model and the rules are computed once, whatever is asked', async () => {
  const main = 'system crm { owner t }\nsystem erp { owner t }\nerp -> crm { carries x }\n';
  client = await startLanguageClient({
    'cxa.json': '{}',
    'main.cxa': main,
    'teams.cxa': 'team t { unit }\n',
    'view.cxa': 'view landscape a { include crm }\n',
  });
  await client.diagnostics(at('main.cxa'));
  expect(look()).toEqual({ parsed: ['main.cxa', 'teams.cxa', 'view.cxa'], models: 1, checks: 1 });

  await client.write(at('main.cxa'), main);
  await client.diagnostics(at('main.cxa'));
  expect(look()).toEqual({ parsed: [], models: 0, checks: 0 });

  await client.write(at('main.cxa'), main.replace('system erp', 'system erp "ERP"'));
  const textDocument = { uri: at('main.cxa') };
  const position = { line: 1, character: 8 };
  for (const method of ['hover', 'definition', 'completion', 'documentSymbol', 'semanticTokens/full', 'foldingRange']) {
    await client.request(`textDocument/${method}`, { textDocument, position });
  }
  await client.request('textDocument/references', { textDocument, position, context: { includeDeclaration: true } });
  await client.request('cxa/view', { project: clientRoot, view: { kind: 'landscape' } });
  await client.diagnostics(at('main.cxa'));
  expect(look()).toEqual({ parsed: ['main.cxa'], models: 1, checks: 1 });
});

test('a new name reads what mentions it again, and nothing else', async () => {
  client = await startLanguageClient({
    'cxa.json': '{}',
    'main.cxa': 'team t { unit }\n',
    'other.cxa': 'system crm { owner u }\n',
    'apart.cxa': 'system erp { owner t }\n',
  });
  expect((await client.diagnostics(at('other.cxa'))).length).toBe(1);
  look();
  await client.write(at('main.cxa'), 'team t { unit }\nteam u { unit }\n');
  expect(await client.diagnostics(at('other.cxa'))).toEqual([]);
  expect(look()).toEqual({ parsed: ['main.cxa', 'other.cxa'], models: 1, checks: 1 });
});
