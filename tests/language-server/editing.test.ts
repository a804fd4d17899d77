import type {
  DocumentHighlight,
  LinkedEditingRanges,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startMarkedClient } from '../support/marked-files.ts';

async function open(main: string, files: Readonly<Record<string, string>> = {}) {
  const client = await startMarkedClient({ ...files, 'main.cxa': main });
  onTestFinished(client.close);
  const text = client.texts['main.cxa'] ?? '';
  return { client, text, document: TextDocument.create('main.cxa', 'cxa', 0, text) };
}

describe('selection', () => {
  /** From the inside out, each as its text. */
  async function selections(main: string): Promise<readonly string[]> {
    const { client, document } = await open(main);
    const [first] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: client.at.textDocument,
      positions: [client.at.position],
    });
    const chain: string[] = [];
    for (let at = first; at; at = at.parent) chain.push(document.getText(at.range));
    return chain;
  }

  test('grows from the word over value, property, block and declaration to the file', async () => {
    expect(await selections('team t\nsystem a "A" { owner t  masters Ord|er, Case }\n')).toEqual([
      'Order',
      'masters Order, Case',
      ' owner t  masters Order, Case ',
      '{ owner t  masters Order, Case }',
      'system a "A" { owner t  masters Order, Case }',
      'team t\nsystem a "A" { owner t  masters Order, Case }\n',
    ]);
  });

  test('takes a text without its quotes first, and what declarations stand in', async () => {
    expect(await selections('journey j {\n  phase p {\n    step s "Asks the b|ot"\n  }\n}')).toEqual([
      'bot',
      'Asks the bot',
      '"Asks the bot"',
      'step s "Asks the bot"',
      '\n    step s "Asks the bot"\n  ',
      '{\n    step s "Asks the bot"\n  }',
      'phase p {\n    step s "Asks the bot"\n  }',
      '\n  phase p {\n    step s "Asks the bot"\n  }\n',
      '{\n  phase p {\n    step s "Asks the bot"\n  }\n}',
      'journey j {\n  phase p {\n    step s "Asks the bot"\n  }\n}',
    ]);
  });

  test('knows the parts of dotted names, and holds in a broken text', async () => {
    expect((await selections('system a\nb -> a.c|d by rest')).slice(0, 3)).toEqual(['cd', 'a.cd', 'b -> a.cd by rest']);
    const broken = await selections('system a { owner } } hosting sa|as {');
    expect(broken[0]).toBe('saas');
    expect(broken.at(-1)).toBe('system a { owner } } hosting saas {');
  });

  test('is the file where there is nothing', async () => {
    expect(await selections('team a\n|\nteam b')).toEqual(['team a\n\nteam b']);
  });
});

describe('linked editing', () => {
  async function linked(main: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
    const { client } = await open(main, files);
    const found = await client.request<LinkedEditingRanges | null>('textDocument/linkedEditingRange', client.at);
    return (found?.ranges ?? []).map((range) => client.say({ uri: client.at.textDocument.uri, range }));
  }

  test('ties a step to the arrows of its journey', async () => {
    const places = ['main.cxa 3: b', 'main.cxa 2: b', 'main.cxa 4: b'];
    expect(await linked('journey j {\n  step a { -> b }\n  step |b\n  a -> b\n}')).toEqual(places);
    expect(await linked('journey j {\n  step a { -> |b }\n  step b\n  a -> b\n}')).toEqual(places);
  });

  test('ties a component to what is said within its system', async () => {
    expect(await linked('system a {\n  system b|b\n  system c\n  bb -> c\n}')).toEqual([
      'main.cxa 2: bb',
      'main.cxa 4: bb',
    ]);
  });

  test('does not tie what is named elsewhere too, for that would break', async () => {
    const text = 'journey j {\n  step |b\n  step a\n  a -> b\n}';
    expect(await linked(text, { 'other.cxa': 'journey k { step a { -> j.b } }' })).toEqual([]);
    expect(await linked(`${text}\njourney k { step x { -> j.b } }`)).toEqual([]);
  });

  test('does not tie what is said once, nor outer declarations', async () => {
    expect(await linked('journey j { step |a }')).toEqual([]);
    expect(await linked('system |a\nsystem b\na -> b')).toEqual([]);
    expect(await linked('system a { own|er t }')).toEqual([]);
  });
});

describe('highlights', () => {
  async function highlights(main: string): Promise<readonly string[] | undefined> {
    const { client } = await open(main, { 'other.cxa': 'system a\nchannel c { served by a, d }' });
    const found = await client.request<DocumentHighlight[] | null>('textDocument/documentHighlight', client.at);
    return found?.map(
      ({ range, kind }) => `${kind === 3 ? 'write' : 'read'} ${client.say({ uri: client.at.textDocument.uri, range })}`,
    );
  }

  test('are the places in the file, the declaration as a write', async () => {
    expect(await highlights('system d\nd -> a\na -> d|')).toEqual([
      'write main.cxa 1: d',
      'read main.cxa 2: d',
      'read main.cxa 3: d',
    ]);
    expect(await highlights('system b\nb -> |a')).toEqual(['read main.cxa 2: a']);
  });

  test('are there for what is carried without a declaration', async () => {
    expect(await highlights('journey j {\n  step s { produces int|ent }\n  step t { needs caseId, intent }\n}')).toEqual([
      'read main.cxa 2: intent',
      'read main.cxa 3: intent',
    ]);
  });

  test('are there for what is not declared, and for no keyword', async () => {
    expect(await highlights('system b { owner nob|ody }\nsystem c { owner nobody }')).toEqual([
      'read main.cxa 1: nobody',
      'read main.cxa 2: nobody',
    ]);
    expect(await highlights('sys|tem b')).toBeUndefined();
  });
});

describe('formatting while typing', () => {
  /** What is typed is there already, with the cursor behind it. */
  async function typed(main: string, ch: string): Promise<string> {
    const { client, document } = await open(main);
    const edits = await client.request<TextEdit[]>('textDocument/onTypeFormatting', {
      ...client.at,
      ch,
      options: { tabSize: 2, insertSpaces: true },
    });
    return TextDocument.applyEdits(document, edits);
  }

  test('a closing brace goes below the beginning of its block', async () => {
    expect(await typed('system a {\n  system b {\n    owner t\n    }|\n}\nteam t\n', '}')).toBe(
      'system a {\n  system b {\n    owner t\n  }\n}\nteam t\n',
    );
  });

  test('a line that is left goes to its indentation, and so does what follows', async () => {
    expect(await typed('system a {\nowner   t\n|hosting saas\n}\nteam t\n', '\n')).toBe(
      'system a {\n  owner   t\n  hosting saas\n}\nteam t\n',
    );
  });

  test('an empty line keeps the cursor where it is', async () => {
    expect(await typed('system a {\nowner t\n      |\n}\nteam t\n', '\n')).toBe(
      'system a {\n  owner t\n      \n}\nteam t\n',
    );
  });

  test('other lines, and a text that is broken, stay', async () => {
    expect(await typed('   system a {\n  }|\n      team t\n', '}')).toBe('   system a {\n}\n      team t\n');
    expect(await typed('system a {\n      owner|\n}', '}')).toBe('system a {\n      owner\n}');
    expect(await typed('|\nteam t', '\n')).toBe('\nteam t');
  });
});
