import { applyEdits, modify } from 'jsonc-parser';

/** The text of a `cxa.json` with another profile; comments and the rest stay as they are. Undefined: there is none yet. */
export function withProfile(text: string | undefined, profile: string): string {
  const before = text === undefined || text.trim() === '' ? '{}' : text;
  const insertSpaces = !/^\t/m.test(before);
  const edits = modify(before, ['profile'], profile, { formattingOptions: { tabSize: 2, insertSpaces, eol: before.includes('\r\n') ? '\r\n' : '\n' } });
  const after = applyEdits(before, edits);
  return after.endsWith('\n') ? after : `${after}\n`;
}
