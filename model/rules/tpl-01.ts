import type { Element, ElementOf } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { Expectation, ExpectedPart } from '../elements/reuse.ts';
import { isUnknown, membersOf, realisersOf, systemsOf } from '../expected-members.ts';
import { forbiddenWays, hasWay } from '../expected-ways.ts';
import type { Problem } from '../finding.ts';
import { listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';

export const tpl01: Rule = {
  id: 'TPL-01',
  title: 'Missing or forbidden by a template',
  severity: 'warning',
  profile: 'build',
  summary: 'An architecture uses or conforms to a template, and lacks what it expects or has what it forbids.',
  why: 'A reference architecture is worth what is held against it. Said once, in the template, it is checked on every plateau of every project that names it.',
  fix: 'Add what is expected: let a live system realise the capability, or join the two ends. Take out what is forbidden, as by leading it over a hub. Where the architecture departs from the template on purpose, say so: `waive TPL-01 on support until 2027-06-30 because "…"`.',
  lacks: { one: 'lacks what its template expects', many: 'lack what their templates expect' },
  bad: `template omnichannel() "Omnichannel" {
  expect capability consent because "A customer decides once"
  expect kind web -> kind oms
  forbid direct kind web -> kind erp
}
capability routing "Routing"
capability consent "Consent"
channel shop { kind web  served by storefront }
system storefront "Storefront" { kind commerce  realises routing }
system orders "Order management" { kind oms }
system erp "ERP" { kind erp }
storefront -> erp "Stock"
conform to omnichannel
`,
  good: `template omnichannel() "Omnichannel" {
  expect capability consent because "A customer decides once"
  expect kind web -> kind oms
  forbid direct kind web -> kind erp
}
capability routing "Routing"
capability consent "Consent"
channel shop { kind web  served by storefront }
system storefront "Storefront" { kind commerce  realises routing }
system preferences "Preference centre" { realises consent }
system ipaas "Integration platform" { kind ipaas }
system orders "Order management" { kind oms }
system erp "ERP" { kind erp }
storefront -> orders "Order" { via ipaas }
storefront -> erp "Stock" { via ipaas }
conform to omnichannel
`,
  unknown: `template omnichannel() {
  expect capability consent
  expect kind web
  expect customers -> stock
}
capability consent
system customers
system stock
conform to omnichannel
`,
  waive: 'waive TPL-01 on omnichannel until 2026-12-31 because "The programme begins in autumn"',
  see: ['INT-01', 'OWN-04'],
  *check({ index }) {
    for (const held of [...index.all('use'), ...index.all('conform')]) {
      for (const [place, expectation] of held.expectations.entries()) {
        const verdict = expectation.forbid ? judgeForbidden(index, expectation) : judgeExpected(index, expectation);
        if (verdict) yield report(index, held, place, expectation, verdict);
      }
    }
  },
};

/** What is wrong, after the semicolon. */
interface Verdict {
  readonly text: string;
  /** Nobody has said anything by which it could be met. */
  readonly missing?: true;
  /** What is there and should not be. */
  readonly culprits?: readonly ElementId[];
}

function judgeExpected(index: ArchitectureIndex, { from, to, direct }: Expectation): Verdict | undefined {
  const missing = isUnknown(index, from) || (to && isUnknown(index, to)) ? { missing: true as const } : {};
  if (to === undefined) return isMet(index, from) ? undefined : { text: isCapability(index, from) ? 'nothing realises it' : 'there is none', ...missing };
  const ends = { from: systemsOf(index, from), to: systemsOf(index, to), direct: direct ?? false };
  const [lost] = [ends.from.size === 0 ? from : undefined, ends.to.size === 0 ? to : undefined].filter((part) => part !== undefined);
  if (lost) return { text: `no live system stands for ${shortly(lost)}`, ...missing };
  if (hasWay(index, ends)) return undefined;
  return { text: 'no integration leads there', ...missing, ...(!index.has('integration') && { missing: true }) };
}

function judgeForbidden(index: ArchitectureIndex, { from, to, direct }: Expectation): Verdict | undefined {
  const culprits: readonly Element[] = to
    ? forbiddenWays(index, { from: systemsOf(index, from), to: systemsOf(index, to), direct: direct ?? false })
    : membersOf(index, from).flatMap((element): readonly Element[] => (element.kind === 'capability' ? realisersOf(index, element.id) : [element]));
  const [first] = culprits;
  if (!first) return undefined;
  const names = listedUpTo(culprits.map(({ path }) => path.replace('->', ' -> ')), 3);
  const verb = isCapability(index, from) && !to ? (culprits.length === 1 ? 'realises it' : 'realise it') : culprits.length === 1 ? 'is one' : 'are some';
  return { text: `${names} ${verb}`, culprits: culprits.map(({ id }) => id) };
}

/** A capability has to be realised; anything else has to be there. */
function isMet(index: ArchitectureIndex, part: ExpectedPart): boolean {
  return membersOf(index, part).some((element) => element.kind !== 'capability' || part.by !== 'element' || realisersOf(index, element.id).length > 0);
}

function report(index: ArchitectureIndex, held: ElementOf<'use' | 'conform'>, place: number, expectation: Expectation, verdict: Verdict): Problem {
  const { forbid, because } = expectation;
  const template = held.template === undefined ? held.name : nameOf(held.template);
  const why = because === undefined ? '' : `, because ${quoted(because)}`;
  return {
    at: { element: held.id },
    message: `Template ${template} ${forbid ? 'forbids' : 'expects'} ${describe(index, expectation)}${why}; ${verdict.text}.`,
    ...(verdict.missing && { missing: true }),
    related: [
      { at: { element: held.id, property: `expectations.${place}` }, message: `The template ${forbid ? 'forbids' : 'expects'} it here.` },
      ...(verdict.culprits ?? []).map((element) => ({ at: { element }, message: `This is ${forbid ? 'forbidden' : 'expected'}.` })),
    ],
  };
}

function describe(index: ArchitectureIndex, { from, to, direct }: Expectation): string {
  if (to) return `a ${direct ? 'direct ' : ''}way from ${shortly(from)} to ${shortly(to)}`;
  switch (from.by) {
    case 'kind':
      return `a system or channel of kind ${from.value}`;
    case 'tag':
      return `something tagged ${from.value}`;
    case 'owner':
      return `something that ${from.value} owns`;
    case 'in':
      return `something in ${from.value}`;
    case 'neighbours':
      return `neighbours of ${from.value}`;
    default:
      return `the ${isCapability(index, from) ? 'capability' : kindOf(from)} ${from.value}`;
  }
}

function shortly({ by, kind, value }: ExpectedPart): string {
  if (by === 'element') return kind === undefined ? value : `${kind} ${value}`;
  return by === 'neighbours' ? `neighbours of ${value}` : `${by} ${value}`;
}

function isCapability(index: ArchitectureIndex, part: ExpectedPart): boolean {
  if (part.by !== 'element') return false;
  return kindOf(part) === 'capability' || membersOf(index, part).some(({ kind }) => kind === 'capability');
}

function kindOf({ kind, element }: ExpectedPart): string {
  return kind ?? element?.slice(0, element.indexOf(':')) ?? 'element';
}

function nameOf(id: ElementId): string {
  return id.slice(id.indexOf(':') + 1);
}
