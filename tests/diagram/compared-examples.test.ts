import { describe, expect, test } from 'vitest';
import { pairViews } from '../../diagram/compare/compared-views.ts';
import { modelAt } from '../../model/plateau.ts';
import { readModel } from '../support/check-text.ts';
import { compareModels, standing, versionMarks } from '../support/compare-texts.ts';
import { marksOutside, overlappingTexts, repeatedIds } from '../support/mark-boxes.ts';
import { openPlacing } from '../support/place-view.ts';
import { readExample } from '../support/read-example.ts';

const place = openPlacing();
const { model: telvia } = await readExample('telvia');
const plateaus = compareModels(modelAt(telvia, 'plateau:p0'), modelAt(telvia, 'plateau:p3'));

describe('a contact platform before and after its migration', () => {
  const names = pairViews(plateaus.before, plateaus.after, { ids: new Map(), changed: new Set() }).map(({ name }) => name);

  test.each(names)('%s is legible', async (name) => {
    const picture = await place(plateaus.view(name), {});
    const still = standing(picture);
    expect(repeatedIds(picture)).toEqual([]);
    expect(overlappingTexts(still)).toEqual([]);
    expect(marksOutside(still)).toEqual([]);
  }, 60_000);
});

test('three elements are a picture as well', async () => {
  const text = 'system crm "CRM" { kind crm }\nsystem erp "ERP" { kind erp }\ncrm -> erp by rest\n';
  const compared = compareModels(readModel(text), readModel(text.replace('by rest', 'by soap').replace('"ERP"', '"Books"'))).view('landscape');
  const picture = await place(compared, {});
  expect(compared.changes).toEqual({ 'integration:crm->erp': 'changed', 'system:erp': 'changed' });
  expect(versionMarks(picture, 'before').flatMap((mark) => (mark.kind === 'text' && mark.version ? [mark.text] : []))).toEqual(['ERP', 'rest']);
  expect(standing(picture).marks.flatMap((mark) => (mark.id.endsWith('@was') && mark.kind === 'text' ? [mark.text] : []))).toEqual(['ERP', 'rest']);
  expect(overlappingTexts(standing(picture))).toEqual([]);
});
