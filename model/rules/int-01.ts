import { pathOf } from '../element-path.ts';
import { isDirect, isHarmless } from '../direct-lines.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Place } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import { counted } from '../phrases.ts';
import type { Rule } from '../rule.ts';

export const int01: Rule = {
  id: 'INT-01',
  title: 'Point-to-point landmine',
  severity: 'warning',
  profile: 'design',
  summary: 'A direct integration with at least two of: no owner, no contract, no telemetry, a legacy protocol, a shared database or screen robot.',
  why: 'Nobody knows what it promises, sees when it fails, or dares to change it. It holds until one end changes, then a journey stops and the search begins.',
  fix: 'Give it an owner, a contract and telemetry, or lead it over a hub (`via ipaas`). An edge without `via` is drawn direct but is not known to be: say `via none` or name the hub. A warning, and an error where a critical journey passes it.',
  lacks: { one: 'is not known to be direct or not', many: 'are not known to be direct or not' },
  options: {
    faults: { description: 'So many faults make a direct integration a landmine.', default: 2, unit: 'faults' },
    legacy: {
      description: 'Protocols that count as legacy.',
      default: ['soap', 'jdbc', 'odbc', 'sftp', 'ftp', 'mq', 'rpa'],
    },
    intrusive: { description: 'Styles that reach into another system.', default: ['shared-db', 'rpa'] },
    insight: {
      description: 'Kinds of system that may be loaded directly.',
      default: ['warehouse', 'lake', 'bi', 'analytics', 'ml', 'observability'],
    },
  },
  bad: `system oms "Order management" { kind oms }
system erp "ERP" { kind erp }
oms -> erp as reserveStock "Reserve stock" by soap { via none  contract none  telemetry none }
journey clickCollect "Click & collect" {
  criticality critical
  step reserve "Reserves" using oms -> erp { actor customer }
}
`,
  good: `team integrationTeam "Integration"
system oms "Order management" { kind oms }
system erp "ERP" { kind erp }
system ipaas "Integration platform" { kind ipaas }
oms -> erp as reserveStock "Reserve stock" by soap {
  via ipaas
  contract none
  telemetry none
}
oms -> erp as releaseStock "Release stock" by rest {
  via none
  contract "./apis/erp.yaml#releaseStock"
  telemetry traces, metrics
  owner integrationTeam
}
`,
  unknown: `system oms
system erp
oms -> erp by soap
erp -> oms as back by rest
`,
  waive: 'waive INT-01 on reserveStock until 2026-12-31 because "Replaced by an event in autumn"',
  see: ['INT-02', 'INT-03', 'OBS-01'],
  *check(context) {
    const { index } = context;
    const limit = context.number('faults');
    const words = {
      legacy: new Set(context.words('legacy')),
      intrusive: new Set(context.words('intrusive')),
      insight: new Set(context.words('insight')),
    };
    for (const integration of index.all('integration')) {
      const faults = faultsOf(integration, words);
      // Few have so many: what takes longer is looked at only then.
      if (faults.length < limit || isHarmless(index, integration, words.insight)) continue;
      const known = isDirect(index, integration, words.intrusive);
      if (known === false) continue;
      // Where it is not known to be direct, a missing owner must not add up to a suspicion.
      const counting = known ? faults : faults.filter((fault) => fault.stated);
      if (counting.length < limit) continue;
      const journeys = journeysThrough(context).of(integration.id);
      const critical = journeysThrough(context).critical(journeys).length;
      const ends = `${pathOf(index, integration.from)} -> ${pathOf(index, integration.to)}`;
      const related = counting.flatMap((fault) => (fault.at ? [{ at: fault.at, message: fault.text }] : []));
      const impact = onJourneys(journeys, critical);
      const text = counting.map((fault) => fault.text).join(', ');
      // How it speaks or reaches in says what kind of direct line it is; what it lacks does not.
      const direct = counting[0]?.at?.property === 'protocol' || counting[0]?.at?.property === 'style' ? 'direct' : 'direct,';
      if (known) {
        yield {
          at: { element: integration.id },
          message: `${ends}: ${direct} ${text}${impact}.`,
          severity: critical > 0 ? 'error' : 'warning',
          journeys,
          related,
        };
      } else {
        yield {
          at: { element: integration.id },
          message: `${ends}: ${text}${impact}; whether it is direct is not stated, say \`via none\` or the hub.`,
          missing: true,
          journeys,
          related,
          fixes: [{ kind: 'add-property', title: 'Say that it is direct', element: integration.id, text: 'via none' }],
        };
      }
    }
  },
};

interface Fault {
  readonly text: string;
  readonly at?: Place;
  /** False for a fact that is only left out. */
  readonly stated: boolean;
}

function faultsOf(
  integration: ElementOf<'integration'>,
  words: { readonly legacy: ReadonlySet<string>; readonly intrusive: ReadonlySet<string> },
): readonly Fault[] {
  const { id, protocol, style, contract, telemetry, owner } = integration;
  const faults: Fault[] = [];
  const at = (property: string): Place => ({ element: id, property });
  if (protocol !== undefined && words.legacy.has(protocol)) {
    faults.push({ text: protocol.toUpperCase(), at: at('protocol'), stated: true });
  }
  if (style !== undefined && words.intrusive.has(style)) {
    faults.push({ text: styleNames[style] ?? style, at: at('style'), stated: true });
  }
  if (contract === 'none') faults.push({ text: 'no contract', at: at('contract'), stated: true });
  if (telemetry === 'none') faults.push({ text: 'no telemetry', at: at('telemetry'), stated: true });
  if (owner === 'none') faults.push({ text: 'no owner', at: at('owner'), stated: true });
  else if (owner === undefined) faults.push({ text: 'no owner', stated: false });
  return faults;
}

const styleNames: Readonly<Record<string, string>> = { 'shared-db': 'shared database', rpa: 'screen robot' };

function onJourneys(journeys: readonly ElementId[], critical: number): string {
  if (critical > 0) return `, on ${counted(critical, 'critical journey')}`;
  return journeys.length > 0 ? `, on ${counted(journeys.length, 'journey')}` : '';
}
