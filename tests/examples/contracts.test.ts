import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { examplesFolder, readExample } from '../support/read-example.ts';

test.each(['northfield', 'meridian'])('every contract that %s names is there, with the operation', async (name) => {
  const folder = `${examplesFolder}/${name}`;
  const { model } = await readExample(name);
  const named = model.elements.flatMap((element) => {
    if (element.kind === 'integration') return element.contract === undefined || element.contract === 'none' ? [] : [element.contract];
    return element.kind === 'system' ? element.provides.flatMap((each) => each.from ?? []) : [];
  });
  expect(named.length).toBeGreaterThan(10);
  const missing = named.filter((contract) => {
    const [file = '', operation] = contract.split('#');
    if (!existsSync(`${folder}/${file}`)) return true;
    return operation !== undefined && !operationsOf(readFileSync(`${folder}/${file}`, 'utf8'), file).includes(operation);
  });
  expect(missing).toEqual([]);
});

function operationsOf(text: string, file: string): readonly string[] {
  if (file.endsWith('.wsdl')) return [...text.matchAll(/<operation name="(\w+)"/g)].flatMap((match) => match[1] ?? []);
  const contract = parse(text) as { readonly paths?: Record<string, Record<string, { readonly operationId?: string }>>; readonly operations?: object };
  const http = Object.values(contract.paths ?? {}).flatMap((path) => Object.values(path).flatMap((each) => each.operationId ?? []));
  return [...http, ...Object.keys(contract.operations ?? {})];
}
