import { expect, test } from 'vitest';
import { contractFileOf, contractTexts, findOperation, isAddress, splitContract } from '../../model/contracts.ts';
import { readExample } from '../support/read-example.ts';

test.each(['northfield', 'meridian', 'telvia'])('every contract that %s names is there, with the operation', async (name) => {
  const { model } = await readExample(name);
  const named = model.elements.flatMap((element) => contractTexts(element).map(({ text }) => ({ id: element.id, text })));
  expect(named.length).toBeGreaterThan(10);
  const missing = named.filter(({ id, text }) => {
    const { path, operation } = splitContract(text);
    if (isAddress(path)) return false;
    const file = contractFileOf(model, id, text)?.file;
    return file?.kind !== 'document' || (operation !== undefined && !findOperation(file, operation));
  });
  expect(missing).toEqual([]);
});

test('the example contracts are read as what they are, with their versions', async () => {
  const documents = [...((await readExample('northfield')).model.contracts ?? [])].flatMap(([uri, file]) => (file.kind === 'document' ? [{ uri, ...file }] : []));
  expect(documents.filter(({ format, operations }) => format === 'other' || !operations?.length)).toEqual([]);
  expect(documents.filter(({ format, version }) => format !== 'wsdl' && version === undefined)).toEqual([]);
  expect(new Set(documents.map(({ format }) => format))).toEqual(new Set(['openapi', 'asyncapi', 'wsdl']));
});
