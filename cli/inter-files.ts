import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export type InterWeight = 400 | 500 | 600;

/** The Inter that comes along, by weight: beside the bundle when packaged, in the font's package in a checkout. */
export function interFiles(): Readonly<Record<InterWeight, string>> {
  return { 400: interFile('400Regular'), 500: interFile('500Medium'), 600: interFile('600SemiBold') };
}

function interFile(name: string): string {
  const file = `Inter_${name}.ttf`;
  const bundled = fileURLToPath(new URL(`fonts/${file}`, import.meta.url));
  if (existsSync(bundled)) return bundled;
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${name}/${file}`);
}
