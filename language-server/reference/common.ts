import { property, value, withDefault } from './reference.ts';
import type { PropertyReference } from './reference.ts';

/** From that plateau on, the values in the block hold. */
export const atProperty = property('at', value.ref('plateau'), 'From that plateau on these values hold.', 'at p1 { owner itOps }');

/** What every declaration can have, parts of an element too. */
export const noteProperties: readonly PropertyReference[] = [
  withDefault('a component belongs to the owner of its system, and so does an integration within one system', property('owner', value.orNone(value.ref('team')), 'The team that answers for it.', 'owner customerService')),
  property(
    'description',
    value.text,
    'What it is, in Markdown; a `/** comment */` before it says the same.',
    'description "Orders and deliveries"',
  ),
  property('tags', value.list(value.tags), 'Words to find and filter it by.', 'tags core, pci'),
  property(
    'link',
    value.sequence(value.text, value.text),
    'A page or file that says more: title and address.',
    'link "Runbook" "https://example.org/run"',
  ),
  property(
    'meta',
    value.sequence(value.name, value.text),
    'A fact of your own: key and value.',
    'meta costCentre "4711"',
  ),
];

/** What every declaration can have that makes an element. */
export const commonProperties: readonly PropertyReference[] = [
  ...noteProperties,
  property('renamed from', value.name, 'Its former name, so that a comparison knows it again.', 'renamed from oldName'),
  withDefault('it is there at every plateau', property(
    'exists',
    value.flag,
    'Its life on the plateaus.',
    'exists from p1 until tobe',
    withDefault('from the first one on', property('from', value.ref('plateau'), 'The first plateau that has it.', 'from p1')),
    withDefault('to the last', property('until', value.ref('plateau'), 'The first plateau that no longer has it.', 'until tobe')),
  )),
];

/** How sure it is, what else could be done: `fallback "Paper script" tested 2026-05-04`. */
export const fallbackProperty = property(
  'fallback',
  value.orNone(value.text),
  'What people do when it fails, and when that was tried.',
  'fallback "Reserve by phone" tested 2026-09-01',
  property('tested', value.quantity('2026-09-01'), 'When it was last tried.', 'tested 2026-09-01'),
);

const masked = property('masked', value.flag, 'Its value cannot be read on the way.', 'masked');

/** Items that travel: `carries Order, phone masked`. */
export function travelling(keyword: string, help: string, example: string): PropertyReference {
  return property(keyword, value.list(value.orNone(value.items)), help, example, masked);
}
