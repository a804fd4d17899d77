import type { Element } from '../../model/element.ts';
import type { Model } from '../../model/model.ts';
import { buildModel, channel, data, handover, integration, journey, type StepOptions, system, team, time, words } from './build-model.ts';

export interface BigModelSize {
  readonly systems: number;
  readonly integrations: number;
  readonly journeys: number;
  readonly steps: number;
}

/**
 * A large architecture, always the same: domains of some twenty systems, most integrations within a domain, one in ten
 * through one of a few hubs; journeys that go through a domain or two with a bot, agents and data to look up.
 */
export function bigModel({ systems, integrations, journeys, steps }: BigModelSize = { systems: 5_000, integrations: 6_000, journeys: 500, steps: 6 }): Model {
  const random = generator(42);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const domain = 20;
  const systemName = (number: number) => `s${number % systems}`;
  const entities = Array.from({ length: Math.max(4, Math.floor(systems / 50)) }, (_, number) => `Data${number}`);
  const hubs = Array.from({ length: Math.max(1, Math.floor(systems / 500)) }, (_, number) => `hub${number}`);
  const channels = ['web', 'app', 'chat', 'voice', 'email'];
  const teams = ['first', 'second', 'partner'];
  const contexts = ['intent', 'summary', 'caseId', 'transcript'];

  const elements: Element[] = [
    ...teams.map((name) => team(name)),
    ...channels.map((name, at) => channel(name, { type: name, auth: pick(['anonymous', 'identified', 'authenticated']), served: systemName(at) })),
    handover('chat', 'voice', { type: 'warm', carries: words('customerId intent') }),
    handover('web', 'chat', { type: 'contextual', carries: words('customerId') }),
    ...entities.map((name, at) => {
      const about = at % 3 === 0 ? { class: 'internal' } : at % 25 === 1 ? { subject: 'customer', class: 'personal' } : {};
      return data(name, at % 25 === 1 ? `email id${at}` : `id${at}`, about);
    }),
    ...hubs.map((name) => system(name, { type: 'ipaas', lifecycle: 'live', availability: 99.9 })),
  ];
  for (let at = 0; at < systems; at++) {
    elements.push(
      system(systemName(at), {
        type: pick(['crm', 'erp', 'ccaas', 'commerce']),
        lifecycle: 'live',
        ...(at % 10 < 7 && { availability: 99 + Math.floor(random() * 100) / 100 }),
        ...(at % 5 === 0 && { masters: entities[Math.floor(at / 5) % entities.length] as string }),
      }),
    );
  }
  const heldNear = (number: number) => entities[Math.floor(number / 5) % entities.length] as string;
  for (let at = 0; at < integrations; at++) {
    const from = Math.floor(random() * systems);
    const to = random() < 0.9 ? from - (from % domain) + Math.floor(random() * domain) : Math.floor(random() * systems);
    elements.push(
      integration(systemName(from), systemName(to === from ? to + 1 : to), {
        as: `i${at}`,
        protocol: pick(['rest', 'soap', 'kafka', 'sftp']),
        ...(random() < 0.8 && { carries: words(`${pick(contexts)} ${heldNear(from)}`), returns: words(heldNear(to)) }),
        ...(random() < 0.1 && { via: [`system:${pick(hubs)}`] }),
        ...(random() < 0.2 && { every: time('60min') }),
        p95: time('300ms'),
      }),
    );
  }
  for (let at = 0; at < journeys; at++) {
    const home = Math.floor(random() * (systems / domain)) * domain;
    const near = () => systemName(home + Math.floor(random() * domain));
    const held = () => heldNear(home + Math.floor(random() * domain));
    const made: Record<string, StepOptions> = {};
    let [on, actor] = ['web', 'customer'];
    for (let step = 0; step < steps; step++) {
      if (random() < 0.3) [on, actor] = [pick(channels), pick(['customer', 'bot', 'agent', 'system'])];
      made[`t${step}`] = {
        on,
        actor,
        using: random() < 0.3 ? `${near()} -> ${near()}` : near(),
        ...(step === 0 && { brings: 'email' }),
        ...(step % 2 === 1 && { needs: `${contexts[step % 2]}, ${held()} 5min` }),
        produces: contexts[step % 3] as string,
      };
    }
    const arrows = steps > 4 ? ([['t1', 't3', { share: 40 }], ['t1', 't2', { share: 60 }], ['t3', 't1', { share: 10 }], ['t3', 't4']] as const) : [];
    elements.push(...journey(`j${at}`, made, arrows, { criticality: at % 10 === 0 ? 'critical' : 'high', volume: { text: '1000/month', count: 1000, per: time('1mo') } }));
  }
  return buildModel(elements);
}

/** Numbers from 0 to 1, always the same ones. Mulberry32, by Tommy Ettinger, public domain. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
