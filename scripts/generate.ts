import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateFontWidths } from './generate-fonts.ts';
import { generateIcon } from './generate-icon.ts';
import { generateLanguage } from './generate-language.ts';
import { generateRules } from './generate-rules.ts';
import { generateSchema } from './generate-schema.ts';
import { generateSyntax } from './generate-syntax.ts';

const root = join(import.meta.dirname, '..');

/** Committed files that are made from others, by their path; tests compare those that are text. */
export const generatedTexts: Readonly<Record<string, () => string>> = {
  'docs/rules.md': generateRules,
  'schemas/cxa.schema.json': generateSchema,
  'docs/language.md': generateLanguage,
  'syntaxes/cxa.tmLanguage.json': generateSyntax,
  'diagram/layout/font-widths.ts': generateFontWidths,
};

if (import.meta.main) {
  for (const [path, generate] of Object.entries(generatedTexts)) writeFileSync(join(root, path), generate());
  generateIcon();
}
