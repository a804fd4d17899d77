import type { SequenceMessage, SequenceParticipant, SequenceStep, SequenceView } from '../../diagram/views/sequence-view.ts';

export interface SampleSequence {
  readonly steps: number;
  readonly perPhase?: number;
  /** Said everywhere: as titles, messages and branches. */
  readonly words?: string;
  /** Systems beside the customer and the channel. */
  readonly systems?: number;
}

/** A sequence of any length: synchronous and asynchronous messages, one to itself, a missing integration, branches, breaks. */
export function sampleSequence({ steps: count, perPhase, words = 'Asks for the order', systems = 5 }: SampleSequence): SequenceView {
  const participants: readonly SequenceParticipant[] = [
    participant('customer', 'customer', 'customer', words),
    participant('channel:web', 'web', 'channel', words),
    ...Array.from({ length: systems }, (_, index) => participant(`system:s${index}`, 'system', 'core', index === 2 ? words : `System ${index}`)),
  ];
  const steps = Array.from({ length: count }, (_, index): SequenceStep => {
    const phase = perPhase !== undefined && index % perPhase === 0 ? { phase: `Phase: ${words}` } : {};
    return {
      element: `step:sample.s${index}`,
      number: index + 1,
      title: words,
      ...phase,
      messages: messagesOf(index, systems, words),
      branches: index % 4 === 1 ? [`62 % · ${words} → ${index + 2} ${words}`, '38 % · solved → end'] : [],
      breaks: index % 5 === 2 ? [{ severity: 'error', rule: 'JRN-02', message: `chat → voice loses summary: ${words}` }] : [],
      findings: index % 3 === 0 ? [{ severity: 'warning', rule: 'JRN-04', message: words }] : [],
    };
  });
  return {
    shape: 'sequence',
    request: { kind: 'sequence', subject: 'journey:sample' },
    title: words,
    subtitle: 'Critical service journey · 12,000 a month',
    legend: [
      { sample: 'line', text: 'integration that waits for the answer' },
      { sample: 'dashed-line', text: 'event, file or batch: waits for nothing' },
    ],
    participants,
    steps,
    findings: [{ severity: 'error', rule: 'OWN-02', message: `${words} has 7 step owners and no accountable owner.` }],
  };
}

function messagesOf(step: number, systems: number, words: string): readonly SequenceMessage[] {
  const system = (at: number) => `system:s${at % systems}`;
  const id = (name: string) => `sample.s${step}:${name}`;
  const plain = { text: '', detail: '', line: 'sync' as const, findings: [] };
  if (step % 6 === 5) return [{ ...plain, id: id('self'), from: system(step), to: system(step), text: words }];
  return [
    { ...plain, id: id('in'), from: 'customer', to: 'channel:web', detail: 'orderId' },
    { ...plain, id: id('use'), from: 'channel:web', to: system(step) },
    {
      id: id('ask'),
      element: `integration:i${step}`,
      from: system(step),
      to: system(step + 1),
      text: words,
      detail: 'rest · 400 ms · orderId · returns Order',
      line: step % 3 === 1 ? 'async' : step % 7 === 3 ? 'broken' : 'sync',
      findings: step % 4 === 0 ? [{ severity: 'error', rule: 'INT-01', message: words }] : [],
    },
    { ...plain, id: id('far'), element: `integration:f${step}`, from: system(step + 3), to: system(step), text: 'Far' },
  ];
}

function participant(id: string, icon: string, tone: SequenceParticipant['tone'], title: string): SequenceParticipant {
  return { id, icon, tone, title, element: id, dashed: id.endsWith('4'), findings: id.endsWith('1') ? [{ severity: 'info', rule: 'OWN-01', message: title }] : [] };
}
