import { describe, expect, test } from 'vitest';
import { asOneView } from '../../diagram/compare/one-view.ts';
import { buildPicture } from '../../diagram/compare/two-plateaus.ts';
import { exportMermaid } from '../../diagram/export/mermaid.ts';
import type { ViewContext } from '../../diagram/draw.ts';
import { findView, listViews } from '../../diagram/views/table.ts';
import type { ElementId } from '../../model/element-base.ts';
import { createChecker } from '../../model/check.ts';
import { readModel } from '../support/check-text.ts';

function pictureOf(text: string, name: string) {
  const model = readModel(text, true);
  const checker = createChecker();
  const { findings } = checker.check(model, { profile: 'design', rules: {}, today: '2026-06-01' });
  const context = (plateau: ElementId | undefined): ViewContext => ({ ...checker.stand(model, plateau), findings });
  const entry = findView(context(undefined).index, name);
  if ('problem' in entry) throw new Error(entry.problem);
  return buildPicture({ context }, entry);
}

const moving = `plateau now "As is"
plateau tobe "To be" after now
system old "Old desk" { exists until tobe }
system desk "New desk" { exists from tobe }
system erp "ERP" { availability 99%  at tobe { availability 99.9% } }
system tills "Tills"
old -> erp
desk -> erp
tills -> erp
channel voice { served by tills }
journey call "Calls" { step ask "Asks" on voice using old -> erp { at tobe { using desk -> erp } }  step done "Is told" on voice using tills }
`;

describe('two plateaus in one picture', () => {
  test('what comes, what goes and what is stated otherwise, all in one place', () => {
    const picture = pictureOf(moving, 'compare');
    if (picture.shape !== 'compared') throw new Error('It is of one plateau.');
    expect(picture.subtitle).toContain('As is → To be · ');
    expect(picture.changes).toMatchObject({ 'system:old': 'removed', 'system:desk': 'added', 'system:erp': 'changed' });
    expect(Object.keys(picture.changes)).not.toContain('system:tills');
  });

  test('systems that are alike are two, since one text calls them by two names', () => {
    const picture = pictureOf('plateau now\nplateau tobe after now\nsystem a "Desk" { kind crm  exists until tobe }\nsystem b "Desk" { kind crm  exists from tobe }\n', 'compare');
    expect(picture.shape === 'compared' && picture.changes).toMatchObject({ 'system:a': 'removed', 'system:b': 'added' });
  });

  test('a journey too, and a view that names its plateaus', () => {
    expect(pictureOf(moving, 'compare:call')).toMatchObject({ shape: 'compared', before: { shape: 'blueprint' } });
    expect(pictureOf(moving, 'compare:flow:call')).toMatchObject({ shape: 'compared', before: { shape: 'graph' } });
    const text = `${moving}plateau later "Later" after tobe\nview landscape plan "The plan" { compare now, tobe }\nview compare whole "The whole plan" { }\n`;
    expect(pictureOf(text, 'plan')).toMatchObject({ shape: 'compared', title: 'The plan', request: { compare: ['plateau:now', 'plateau:tobe'] } });
    expect(pictureOf(text, 'whole')).toMatchObject({ shape: 'compared', request: { compare: ['plateau:now', 'plateau:later'] } });
  });

  test('as one view for formats that have no place for two, in the colours of what became of it', () => {
    const picture = pictureOf(moving, 'compare');
    const one = asOneView(picture);
    const tones = one.shape === 'graph' ? Object.fromEntries(one.nodes.map(({ id, tone }) => [id, tone])) : {};
    expect(tones).toMatchObject({ 'system:old': 'removed', 'system:desk': 'added', 'system:erp': 'changed' });
    expect(exportMermaid(one, { theme: 'light' })).toMatch(/tone-added[\s\S]*%% .*tone-added = added/);
    expect(asOneView(pictureOf(moving, 'landscape'))).toMatchObject({ shape: 'graph' });
  });

  test('nothing is different where the plan changes nothing', () => {
    const picture = pictureOf('plateau now\nplateau tobe after now\nsystem a\nsystem b\na -> b\n', 'compare');
    expect(picture.shape === 'compared' && picture.changes).toEqual({});
  });
});

describe('without two plateaus', () => {
  const { index } = { index: createChecker().stand(readModel('plateau now\nsystem a\n'), undefined).index };

  test('there is nothing to compare, and it says what to write', () => {
    expect(listViews(index).map(({ name }) => name)).toEqual(['landscape']);
    expect(findView(index, 'compare')).toEqual({ problem: 'There are no two plateaus to compare; declare a later one: plateau tobe "To be" after now' });
    expect(findView(index, 'compare:call')).toHaveProperty('problem');
  });
});
