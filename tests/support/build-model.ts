import type {
  Carried, Channel, DataEntity, Element, ElementOf, Handover, IdentityLink, Integration, Journey, Kind, Need, Plateau, Step, System, Team, Transition,
} from '../../model/element.ts';
import type { Stated } from '../../model/element-base.ts';
import { modelVersion } from '../../model/model.ts';
import type { Model } from '../../model/model.ts';
import type { Duration } from '../../model/quantity.ts';

/** One element, or several that belong together. */
export type Part = Element | readonly Element[];

/** Models as data, for tests of what comes after the text. Names stand for ids; a word that is a data entity's name is that entity. */
export function buildModel(...elements: readonly Part[]): Model {
  const all = elements.flat();
  const data = new Map(all.filter((element) => element.kind === 'data').map((entity) => [entity.name, entity.id]));
  const resolve = <T extends Carried>(list: readonly T[]): readonly T[] =>
    list.map((carried) => (data.has(carried.item) ? { ...carried, data: data.get(carried.item) as string } : carried));
  const stated = (list: Stated<readonly Carried[]> | undefined) => (list === undefined || list === 'none' ? list : resolve(list));
  const resolved = all.map((element): Element => {
    switch (element.kind) {
      case 'step':
        return { ...element, brings: resolve(element.brings), needs: resolve(element.needs), produces: resolve(element.produces) };
      case 'integration': {
        const [carries, returns] = [stated(element.carries), stated(element.returns)];
        return { ...element, ...(carries && { carries }), ...(returns && { returns }) };
      }
      case 'handover':
      case 'transition': {
        const carries = stated(element.carries);
        return { ...element, ...(carries && { carries }) };
      }
      default:
        return element;
    }
  });
  return { version: modelVersion, name: 'test', elements: resolved, sources: new Map(), files: [] };
}

type Options<E> = Partial<Omit<E, 'kind' | 'id' | 'name' | 'path'>>;

function element<K extends Kind>(kind: K, path: string) {
  const dot = path.lastIndexOf('.');
  return { kind, id: `${kind}:${path}`, path, name: path.slice(dot + 1), tags: [] };
}

/** Units: ms s min h d mo. */
export function time(text: string): Duration {
  const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000, mo: 2_592_000_000 };
  const [, amount = '0', unit = 'ms'] = /^([\d.]+)(\w+)$/.exec(text) ?? [];
  return { text, ms: Number(amount) * (units[unit] ?? 1) };
}

export function words(text: string): readonly Carried[] {
  return text.split(/[ ,]+/).filter(Boolean).map((item) => ({ item }));
}

/** `Stock 5min, orderId`: with how old it may be. */
export function needs(text: string): readonly Need[] {
  return text.split(', ').filter(Boolean).map((need) => {
    const [item = '', fresh] = need.split(' ');
    return { item, ...(fresh !== undefined && { fresh: time(fresh) }) };
  });
}

export function system(path: string, options: Options<System> & { readonly masters?: string } = {}): System {
  const { masters, ...rest } = options;
  const parent = path.includes('.') ? { parent: `system:${path.slice(0, path.lastIndexOf('.'))}` } : {};
  const holdings = (masters ?? '').split(' ').filter(Boolean).map((name) => ({ how: 'masters' as const, data: `data:${name}` }));
  return { ...element('system', path), ...parent, realises: [], holdings, identifies: [], routes: [], provides: [], requires: [], ...rest };
}

/** `a -> b`; the id is that of its name where one is given. */
export function integration(from: string, to: string, options: Options<Integration> & { readonly as?: string } = {}): Integration {
  const { as, ...rest } = options;
  return { ...element('integration', as ?? `${from}->${to}`), from: `system:${from}`, to: `system:${to}`, ...rest };
}

export function data(name: string, identifiers: string, options: Options<DataEntity> = {}): DataEntity {
  return { ...element('data', name), identifiers: identifiers.split(' ').filter(Boolean), ...options };
}

export function identity(left: string, right: string, options: Options<IdentityLink> = {}): IdentityLink {
  return { ...element('identity', `${left}=${right}`), left, right, ...options };
}

export function channel(name: string, options: Options<Channel> & { readonly served?: string } = {}): Channel {
  const { served, ...rest } = options;
  const servedBy = served === undefined ? {} : { servedBy: served.split(' ').map((each) => `system:${each}`) };
  return { ...element('channel', name), targets: [], ...servedBy, ...rest };
}

export function team(name: string, options: Options<Team> = {}): Team {
  return { ...element('team', name), ...options };
}

/** Between channels; `from` and `to` can be given in full for teams. */
export function handover(from: string, to: string, options: Options<Handover> = {}): Handover {
  const id = (name: string) => (name.includes(':') ? name : `channel:${name}`);
  return { ...element('handover', `${from}->${to}`), from: id(from), to: id(to), ...options };
}

export function plateau(name: string, after?: string): Plateau {
  return { ...element('plateau', name), ...(after !== undefined && { after: `plateau:${after}` }) };
}

export interface StepOptions extends Omit<Options<Step>, 'needs' | 'brings' | 'produces' | 'using' | 'channels'> {
  readonly on?: string;
  /** `a -> b, c` */
  readonly using?: string;
  readonly needs?: string;
  readonly brings?: string;
  readonly produces?: string;
}

/** A journey with its steps, in order, and arrows `from -> to`; `to` is `end`, a step, or a step of another journey by its path. */
export function journey(
  name: string,
  steps: Readonly<Record<string, StepOptions>>,
  arrows: readonly (readonly [from: string, to: string, options?: Options<Transition>])[] = [],
  options: Options<Journey> = {},
): readonly Element[] {
  const id = `journey:${name}`;
  const stepId = (step: string) => `step:${step.includes('.') ? step : `${name}.${step}`}`;
  const made = Object.entries(steps).map(([stepName, { on, using, needs: needed, brings, produces, ...rest }], order): ElementOf<'step'> => ({
    ...element('step', `${name}.${stepName}`),
    journey: id,
    parent: id,
    order,
    needs: needs(needed ?? ''),
    brings: words(brings ?? ''),
    produces: words(produces ?? ''),
    pains: [],
    masks: [],
    ...(on !== undefined && { channels: on.split(' ').map((each) => `channel:${each}`) }),
    ...(using !== undefined && { using: using.split(', ').map((path) => path.split(' -> ').map((each) => `system:${each}`)) }),
    ...rest,
  }));
  const transitions = arrows.map(([from, to, more], position): ElementOf<'transition'> => ({
    ...element('transition', `${name}.${from}->${to}#${position}`),
    journey: id,
    parent: id,
    from: stepId(from),
    ...(to !== 'end' && { to: stepId(to) }),
    ...more,
  }));
  const declared: Journey = { ...element('journey', name), personas: [], intents: [], targets: [], phases: [], ...options };
  return [declared, ...made, ...transitions];
}
