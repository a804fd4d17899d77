import { expect, test } from 'vitest';
import { addressOf, type Route, routeOf } from '../../extension/webview/static/route.ts';
import type { Snapshot, SnapshotProject } from '../../extension/webview/static/snapshot.ts';

const project: SnapshotProject = {
  slug: 'shop',
  broken: false,
  notes: [],
  findings: [],
  views: {},
  answers: {},
  kinds: [],
  info: {
    ...{ uri: 'shop', version: 0, name: 'Shop', profile: 'run', errors: 0, warnings: 0 },
    plateaus: [{ id: 'plateau:now', title: 'Now' }, { id: 'plateau:p1', title: 'One' }],
    views: [
      { kind: 'landscape', name: 'landscape', title: 'Landscape' },
      { kind: 'landscape', declaration: 'view:findings', name: 'findings', title: 'Called as a page' },
      { kind: 'journey', subject: 'journey:a.b', name: 'journey:a.b', title: 'A' },
      { kind: 'flow', subject: 'journey:a.b', name: 'flow:a.b', title: 'A · flow' },
    ],
    answers: [
      { question: 'horizon', title: 'Now?', isAtPlateau: false },
      { question: 'explain', journey: 'journey:a.b', title: 'Why?', isAtPlateau: true },
    ],
  },
};
const one: Snapshot = { kind: 'site', title: 'Shop', rules: {}, projects: [project] };
const two: Snapshot = { ...one, projects: [project, { ...project, slug: 'zwölf', info: { ...project.info, uri: 'zwölf' } }] };

const routes: readonly (readonly [address: string, route: Route])[] = [
  ['#/', { page: 'front', project }],
  ['#/landscape', { page: 'view', project, view: { kind: 'landscape' } }],
  ['#/landscape?at=p1&show=integration%3Aa-%3Eb%232', { page: 'view', project, view: { kind: 'landscape', plateau: 'plateau:p1' }, element: 'integration:a->b#2' }],
  ['#/view/findings', { page: 'view', project, view: { kind: 'landscape', declaration: 'view:findings' } }],
  ['#/journey/a.b', { page: 'view', project, view: { kind: 'journey', subject: 'journey:a.b' } }],
  ['#/answer/explain/a.b?at=p1', { page: 'answer', project, answer: { question: 'explain', journey: 'journey:a.b' }, plateau: 'plateau:p1' }],
  ['#/elements/system', { page: 'elements', project, kind: 'system' }],
  ['#/element/integration/a-%3Eb%232', { page: 'element', project, element: 'integration:a->b#2' }],
  ['#/element/system/100%25%2F%3C', { page: 'element', project, element: 'system:100%/<' }],
  ['#/findings', { page: 'findings', project }],
  ['#/rule/JRN-02', { page: 'rule', project, rule: 'JRN-02' }],
];

test.each(routes)('%s is an address and back', (address, route) => {
  expect(addressOf(one, route)).toBe(address);
  expect(routeOf(one, address)).toEqual(route);
});

test('of several projects each has its own, and the first page lists them', () => {
  const other = two.projects[1] ?? project;
  expect(addressOf(two, { page: 'findings', project: other })).toBe('#/in/zw%C3%B6lf/findings');
  expect(routeOf(two, '#/in/zw%C3%B6lf/findings')).toEqual({ page: 'findings', project: other });
  expect(routeOf(two, '')).toEqual({ page: 'projects' });
  expect(routeOf(one, '')).toEqual({ page: 'front', project });
});

test.each(['#/in/gone/findings', '#/journey/gone', '#/nonsense', '#/answer/gone', '#/%E0%A4%A', '#/view/landscape'])('%s names nothing', (address) => {
  expect(routeOf(one, address)).toBeUndefined();
});
