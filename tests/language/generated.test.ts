import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('the generated parser is current', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cxa-generated-'));
  try {
    const config = JSON.parse(readFileSync(join(root, 'langium-config.json'), 'utf8')) as { languages: { grammar: string }[]; out: string };
    for (const language of config.languages) language.grammar = join(root, language.grammar);
    writeFileSync(join(folder, 'langium-config.json'), JSON.stringify({ ...config, out: 'generated' }));
    const cli = join(root, 'node_modules/langium-cli/bin/langium.js');
    execFileSync(process.execPath, [cli, 'generate', '-f', join(folder, 'langium-config.json')], { cwd: folder, stdio: 'ignore' });
    for (const file of readdirSync(join(folder, 'generated'))) {
      const made = readFileSync(join(folder, 'generated', file), 'utf8');
      expect(made === readFileSync(join(root, 'language-server/generated', file), 'utf8'), `${file} is current: run npm run generate`).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
