import { property, value } from './reference.ts';
import type { PropertyReference } from './reference.ts';

/** What every declaration can have. */
export const commonProperties: readonly PropertyReference[] = [
  property('owner', value.ref('team'), 'The team that answers for it.', 'owner customerService'),
  property('description', value.text, 'What it is, in Markdown; a /** comment */ before it says the same.', 'description "Orders and deliveries"'),
  property('tags', value.name, 'Words to find and filter it by.', 'tags core, pci'),
  property('link', value.text, 'A page or file that says more: title and address.', 'link "Runbook" "https://example.org/run"'),
  property('meta', value.name, 'A fact of your own: key and value.', 'meta costCentre "4711"'),
  property('renamed from', value.name, 'Its former name, so that a comparison knows it again.', 'renamed from oldName'),
  property('exists', value.name, 'Its life on the plateaus.', 'exists from p1 until tobe'),
  property('at', value.ref('plateau'), 'From that plateau on these values hold.', 'at p1 { availability 99.95% }'),
];
