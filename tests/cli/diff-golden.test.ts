import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDiffRepository } from '../support/diff-repository.ts';
import type { DiffRepository } from '../support/diff-repository.ts';

// Each case reads two projects and asks git several times.
vi.setConfig({ testTimeout: 30_000 });

/** What a reviewer is shown of each change: to be read, not only compared. */
const changes: readonly (readonly [name: string, base: string, head: string])[] = [
  ['renamed-stated', 'main', 'renamedFrom'],
  ['renamed-unstated', 'main', 'renamed'],
  ['moved-between-files', 'main', 'moved'],
  ['split', 'main', 'split'],
  ['retired-and-used', 'main', 'retired'],
  ['new-handover', 'main', 'handover'],
  ['colder-handover', 'main', 'cold'],
  ['warmer-handover', 'cold', 'main'],
  ['weaker-promise', 'main', 'promise'],
  ['template-upgraded', 'patterns', 'upgraded'],
  ['template-argument', 'main', 'parameter'],
  ['formatted', 'main', 'formatting'],
  ['unsettled-merge', 'main', 'conflict'],
  ['silenced', 'main', 'silenced'],
  ['new-project', 'before', 'main'],
];

/** Whose picture shows what another one shows. */
const alikePictures: ReadonlySet<string> = new Set(['renamed-unstated', 'moved-between-files', 'colder-handover', 'warmer-handover', 'template-argument', 'silenced']);

let repository: DiffRepository;
let northfield: DiffRepository;

beforeAll(() => {
  repository = createDiffRepository();
  northfield = createDiffRepository(northfieldBranches());
}, 60_000);

afterAll(() => {
  repository.remove();
  northfield.remove();
});

test.each(changes)('%s', (name, base, head) => expectGolden(repository, name, base, head, 'markdown', 'md'));

test.each(changes.filter(([name]) => !alikePictures.has(name)))('%s, as a picture of both', (name, base, head) => expectGolden(repository, name, base, head, 'svg', 'svg'));

test('northfield, whose order management talks to its ERP by an event instead of a call', async () => {
  await expectGolden(northfield, 'northfield-event', 'main', 'event', 'markdown', 'md');
  const report = JSON.parse((await northfield.diff(['main', 'event', '--format', 'json'])).text);
  expect(report.findings.fixed.map(({ rule }: { rule: string }) => rule).sort()).toEqual(['INT-01', 'OBS-01', 'OWN-01']);
  expect(report.findings.introduced).toEqual([]);
  expect(report.walks.map(({ customers }: { customers: number }) => customers)).toEqual([38_000, 9500, 2400]);
});

/** Compared with a committed file; whatever the format. */
async function expectGolden({ diff }: DiffRepository, name: string, base: string, head: string, format: string, extension: string): Promise<void> {
  const { text, stderr } = await diff([base, head, '--format', format]);
  expect(stderr).toBe('');
  await expect(text.replaceAll(/[\w./-]*cxa-diff-\w+\//g, '')).toMatchFileSnapshot(`golden/diff/${name}.${extension}`);
}

function northfieldBranches() {
  const folder = join(import.meta.dirname, '../../examples/northfield');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const main = Object.fromEntries(files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [`arch/${relative(folder, path).replaceAll('\\', '/')}`, readFileSync(path, 'utf8')];
  }));
  const path = 'arch/integrations.cxa';
  const event = main[path]?.replace(/oms -> erp as reserveStock[\s\S]*?\n\}\n/, `oms -> erp as reserveStock "Reserve stock" by kafka {
  style event
  via eventBroker
  contract "./apis/orders.asyncapi.yaml"
  carries Order
  auth mtls
  encryption tls
  peak 200/s
  telemetry traces, metrics, logs
  propagates traceparent
  service "erp-adapter"
  owner itIntegration
}
`);
  return { main, event: { ...main, [path]: event ?? '' } };
}
