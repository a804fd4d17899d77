import { describe, expect, test } from 'vitest';
import { commentText, markerOf, workflowOf } from '../../action/comment-text.ts';
import { cutMarkdown } from '../../action/cut-markdown.ts';
import { readInputs } from '../../action/inputs.ts';
import { logLine } from '../../action/log.ts';
import { reasonsToFail } from '../../action/reasons.ts';
import { reviewText } from '../../action/report-text.ts';
import type { Figures } from '../../action/compare.ts';

describe('a text that is too long', () => {
  const cut = (text: string, size: number) => cutMarkdown(text, { size, sizeOf: (part) => part.length, note: 'More elsewhere.' });

  test('is left alone where it fits', () => expect(cut('a\nb', 3)).toBe('a\nb'));

  test('ends with a line and says so', () => expect(cut(`first\nsecond\n${'x'.repeat(40)}`, 40)).toBe('first\nsecond\n\nMore elsewhere.\n'));

  test('never ends in a picture', () => {
    const text = `before\n\`\`\`mermaid\n${'a --> b\n'.repeat(20)}\`\`\`\nafter`;
    expect(cut(text, 120)).toBe('before\n\nMore elsewhere.\n');
    expect(cut(`${text}\n${'x'.repeat(200)}`, 230)).toContain('```\nafter');
  });

  test('closes what is folded', () => {
    const text = `<details>\n<summary>All</summary>\n\n${'- line\n'.repeat(30)}\n</details>\nend`;
    const short = cut(text, 120);
    expect(short).toMatch(/- line\n\n<\/details>\n\nMore elsewhere\.\n$/);
    expect(short.length).toBeLessThanOrEqual(120);
  });

  test('stays within its size, whatever it is made of', () => {
    const text = `<details>\n<details>\n${'- line\n\n```\ncode\n```\n</details>\n<details>\n'.repeat(9)}`;
    for (let size = 80; size < text.length; size += 7) {
      const short = cut(text, size);
      expect(short.length).toBeLessThanOrEqual(size);
      expect(short.split('<details>')).toHaveLength(short.split('</details>').length);
      expect(short.split('```').length % 2).toBe(1);
    }
  });
});

describe('the comment', () => {
  test('has a marker that no name can end', () => {
    const marker = markerOf(['docs/arch', 'a --><img>\n'], '.github/workflows/a b.yml');
    expect(marker).toBe('<!-- cxa project=docs/arch,a%20--%3E%3Cimg%3E%0A workflow=.github/workflows/a%20b.yml -->');
  });

  test('goes by the file of the workflow', () => {
    expect(workflowOf({ GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/cxa.yml@refs/pull/1/merge', GITHUB_WORKFLOW: 'Name' })).toBe('.github/workflows/cxa.yml');
    expect(workflowOf({ GITHUB_WORKFLOW: 'Name' })).toBe('Name');
  });

  test('is at most as long as GitHub takes, with the links at its end', () => {
    const draft = { number: 1, fork: false, marker: markerOf(['.'], 'w'), body: '- a line\n'.repeat(20_000), artifact: 'in full', footer: ['2 errors'], isNews: true };
    const text = commentText(draft, { run: 'https://github.example/run', artifact: 'https://github.example/artifact' });
    expect(text.length).toBeLessThan(65_536);
    expect(text.length).toBeGreaterThan(60_000);
    expect(text).toMatch(/the whole is in the \[summary of this run\].*\n\n<sub>2 errors · \[in full\]\(.*\) · \[this run\]\(.*\)<\/sub>\n$/s);
    expect(text.startsWith(`${draft.marker}\n- a line`)).toBe(true);
  });
});

test.each([
  ['::set-output name=x::y', ': :set-output name=x::y'],
  ['  ::error::x', ': :error::x'],
  ['a\n::error::x', 'a ::error::x'],
  ['\r\u2028::error::x', ': :error::x'],
  ['see ##[error]x', 'see ## [error]x'],
])('a line of the log is no command: %j', (text, said) => expect(logLine(text)).toBe(said));

test('of several projects those that differ are told, and the others named', () => {
  const compared = (project: string, changed: number) => ({ kind: 'compared', project, markdown: `### ${project}\n`, page: undefined, figures: { introduced: 0, newErrors: 0, fixed: 0, breaking: 0, changed, silenced: 0 } }) as const;
  const say = (...all: readonly ReturnType<typeof compared>[]) => reviewText({ checked: { kind: 'absent' }, base: undefined, compared: all, removed: [], pictures: undefined });
  expect(say(compared('a', 0), compared('b_c', 1), compared('d_e', 0))).toBe('### b_c\n\nNothing is different in <code>a</code> and <code>d\\_e</code>.');
  expect(say(compared('a', 1), compared('b', 1))).toBe('### a\n\n### b');
  expect(say(compared('a', 0))).toBe('### a');
  expect(say(compared('a', 0), compared('b', 0))).toBe('### a\n\n### b');
});

describe('the inputs', () => {
  const read = (env: Readonly<Record<string, string>>) => readInputs(env);

  test('are as they are without a workflow\'s say', () => {
    expect(read({ CXA_PROJECT: '', CXA_BASE: ' ', CXA_FAIL_ON: '' })).toEqual({ projects: ['.'], base: undefined, profile: undefined, failOn: new Set(['errors']), maxWarnings: undefined, comment: true, artifact: true, pictures: undefined, theme: 'light', token: undefined });
  });

  test('can name several projects', () => expect(read({ CXA_PROJECT: 'a\n b/c \n' }).projects).toEqual(['a', 'b/c']));

  test.each([
    [{ CXA_FAIL_ON: 'never' }, 'The input fail-on does not know "never"; write errors, new-errors, breaking or none, several with commas.'],
    [{ CXA_FAIL_ON: 'none, breaking' }, 'The input fail-on says none and something else; write one of both.'],
    [{ CXA_MAX_WARNINGS: '-1' }, 'The input max-warnings is "-1"; write a whole number.'],
    [{ CXA_COMMENT: 'yes' }, 'The input comment is "yes"; write true or false.'],
  ])('say what is wrong with %j', (env, sentence) => expect(() => read(env)).toThrow(sentence));
});

describe('the job fails', () => {
  const figures: Figures = { introduced: 3, newErrors: 1, fixed: 0, breaking: 2, changed: 5, silenced: 0 };
  const fails = (failOn: string, { errors = 4, warnings = 2, max = '', compared = true } = {}) =>
    reasonsToFail({ checked: { kind: 'checked', errors, warnings, projects: [], annotations: '', markdown: '', sarif: '' }, figures: compared ? figures : undefined, pictures: undefined, problems: [] }, readInputs({ CXA_FAIL_ON: failOn, CXA_MAX_WARNINGS: max }));

  test('for any error, or only for new ones', () => {
    expect(fails('errors')).toEqual(['The architecture has 4 errors.']);
    expect(fails('errors', { errors: 0 })).toEqual([]);
    expect(fails('new-errors')).toEqual(['The pull request brings 1 error.']);
    expect(fails('new-errors', { compared: false })).toEqual([]);
  });

  test('for what is breaking, beside errors', () => {
    expect(fails('breaking')).toEqual(['The architecture has 4 errors.', 'The pull request makes 2 breaking changes.']);
    expect(fails('breaking, new-errors')).toEqual(['The pull request brings 1 error.', 'The pull request makes 2 breaking changes.']);
  });

  test('for too many warnings', () => {
    expect(fails('none')).toEqual([]);
    expect(fails('none', { max: '1' })).toEqual(['The architecture has 2 warnings, more than the 1 that max-warnings allows.']);
    expect(fails('none', { max: '2' })).toEqual([]);
  });
});
