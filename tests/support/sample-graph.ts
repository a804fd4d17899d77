import type { GraphView, ViewEdge, ViewNode } from '../../diagram/views/graph-view.ts';
import type { Tone } from '../../diagram/view-graph.ts';

export interface SampleOptions {
  /** Systems; channels come on top, one per six. */
  readonly nodes: number;
  readonly edges: number;
  readonly seed: number;
  /** Containers beside each other, as boundaries make them; none when left out. */
  readonly groups?: number;
  /** Systems with components inside. */
  readonly nested?: number;
}

/** A landscape like those of the field: channels on the left, hubs with many integrations, some findings. Same options, same view. */
export function sampleGraph({ nodes: count, edges: edgeCount, seed, groups = 0, nested = 0 }: SampleOptions): GraphView {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const nodes: ViewNode[] = [];
  for (let index = 0; index < groups; index++) {
    nodes.push({ ...plain, id: `boundary:g${index}`, container: true, tone: 'muted', icon: 'lock', title: pick(groupTitles), subtitle: 'region' });
  }
  const systems: ViewNode[] = [];
  for (let index = 0; index < count; index++) {
    const column = 1 + Math.floor(random() ** 1.2 * 5);
    const layer = layers[column - 1] ?? 'core';
    const node: ViewNode = {
      ...plain,
      id: `system:s${index}`,
      ...(groups > 0 && random() < 0.85 ? { parent: `boundary:g${Math.floor(random() ** 1.6 * groups)}` } : {}),
      ...{ column, tone: layer, icon: pick(icons), title: pick(titles), subtitle: pick(subtitles) },
      badges: random() < 0.2 ? [{ icon: 'lock', text: '', tone: 'customer', label: 'Personal data' }] : [],
      findings: random() < 0.15 ? [{ severity: pick(['error', 'warning', 'info'] as const), rule: pick(rules), message: 'It says so.' }] : [],
    };
    systems.push(node);
  }
  const inner: ViewNode[] = [];
  for (let index = 0; index < nested; index++) {
    const parent = systems[index];
    if (parent === undefined) break;
    systems[index] = { ...parent, container: true };
    for (let child = 0; child < 2 + Math.floor(random() * 2); child++) {
      inner.push({ ...parent, id: `${parent.id}.c${child}`, parent: parent.id, title: pick(titles), badges: [], findings: [] });
    }
  }
  const channels = Array.from({ length: Math.max(1, Math.ceil(count / 6)) }, (_, index): ViewNode => {
    return { ...plain, id: `channel:c${index}`, tone: 'channel', icon: 'chat', title: pick(channelTitles), subtitle: '24x7', column: 0 };
  });
  nodes.push(...channels, ...systems, ...inner);
  const ends = [...systems.filter(({ container }) => !container), ...inner];
  const weights = ends.map(() => random() ** 4);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pickEnd = () => {
    let left = random() * total;
    return (
      ends.find((_, index) => {
        left -= weights[index] ?? 0;
        return left <= 0;
      }) ?? pick(ends)
    );
  };
  const edges: ViewEdge[] = channels.map((channel, index) => {
    const to = pick(ends.filter(({ column }) => column === 1).concat(ends));
    return { id: `serves:${index}`, from: channel.id, to: to.id, spoken: 'serves', line: 'solid', tone: 'muted', end: 'none', findings: [] };
  });
  const pairs = new Set<string>();
  for (let index = 0; index < edgeCount; index++) {
    const from = random() < 0.6 ? pick(ends) : pickEnd();
    const to = pickEnd();
    const pair = `${from.id}>${to.id}`;
    if (from === to || pairs.has(pair)) continue;
    pairs.add(pair);
    const line = pick(['solid', 'solid', 'solid', 'dashed', 'dotted'] as const);
    const findings = random() < 0.1 ? [{ severity: 'error' as const, rule: 'INT-01', message: 'Direct.' }] : [];
    edges.push({ id: `integration:e${index}`, from: from.id, to: to.id, label: pick(labels), spoken: pair, line, tone: findings.length > 0 ? 'error' : 'plain', findings });
  }
  return {
    ...{ shape: 'graph', request: { kind: 'landscape' }, title: 'Sample', subtitle: `${nodes.length} nodes, ${edges.length} edges`, legend: [] },
    ...{ direction: 'right', nodes, edges },
    columns: [['channel', 'Channels'] as const, ...layers.map((layer) => [layer, layer] as const)].map(([tone, title], column) => ({ column, title, tone })),
  };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const plain = { container: false, border: 'solid', badges: [], findings: [] } as const;
const layers: readonly Tone[] = ['engagement', 'customer', 'integration', 'core', 'insight'];
const icons = ['crm', 'contact-platform', 'bot', 'knowledge', 'erp', 'billing', 'gateway', 'database', 'marketing'];
const rules = ['OWN-01', 'IDD-02', 'IDD-04', 'INT-06'];
const titles = ['CRM', 'Contact platform', 'Order management', 'Web shop', 'Carrier tracking', 'Customer identity and access', 'Payment', 'Marketing automation', 'E-mail service', 'ERP', 'Knowledge base'];
const subtitles = ['saas · Acme', 'onprem', 'ccaas', 'api-gateway', 'commerce · private-cloud'];
const groupTitles = ['EU', 'US analytics', 'Contact centre partner', 'Print vendor', 'On premises'];
const channelTitles = ['Web', 'App', 'Phone', 'Web chat', 'E-mail', 'Store'];
const labels = ['rest', 'soap', 'sftp\nevery 60min', 'kafka', 'Reserve stock', 'cti', 'csv\nevery 24h', 'webhook', 'Screen pop'];
