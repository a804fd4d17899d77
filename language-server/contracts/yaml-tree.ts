import { EVENT_ALIAS, EVENT_DOCUMENT, EVENT_MAPPING, EVENT_SCALAR, EVENT_SEQUENCE, YAMLException, getScalarValue, parseEvents } from 'js-yaml';
import type { Event } from 'js-yaml';
import { fault } from './contract-fault.ts';
import type { ContractFault } from './contract-fault.ts';

/** YAML or JSON as far as it was asked for. Places are offsets of the text. */
export type YamlNode =
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, YamlEntry> }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[] }
  | { readonly kind: 'text'; readonly value: string };

export interface YamlEntry {
  /** Where its key begins. */
  readonly at: number;
  readonly value: YamlNode;
}

/** An empty text is an empty map. */
export function readYaml(text: string): YamlNode | ContractFault {
  // Its events come in a fraction of the time of a whole tree, and an alias stays one event however often what it stands for is repeated.
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: 200 });
  } catch (error) {
    return error instanceof YAMLException ? fault(error.reason, error.mark?.line) : fault();
  }
  const anchors = new Map<string, YamlNode>();
  let position = 0;

  /** The node that begins at `position`, which is then behind it; undefined at the end of what it is in. */
  function next(): { readonly node: YamlNode; readonly at: number } | undefined {
    const event: Event | undefined = events[position++];
    if (event === undefined) return undefined;
    switch (event.type) {
      case EVENT_SCALAR:
        return { node: keep(event, { kind: 'text', value: getScalarValue(text, event) }), at: event.valueStart };
      case EVENT_ALIAS:
        return { node: anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? nothing, at: event.anchorStart };
      case EVENT_SEQUENCE: {
        const items: YamlNode[] = [];
        const node = keep(event, { kind: 'list', items });
        for (let item = next(); item; item = next()) items.push(item.node);
        return { node, at: event.start };
      }
      case EVENT_MAPPING: {
        const entries = new Map<string, YamlEntry>();
        const node = keep(event, { kind: 'map', entries });
        for (let key = next(); key; key = next()) {
          const value = next();
          if (key.node.kind === 'text' && value) entries.set(key.node.value, { at: key.at, value: value.node });
        }
        return { node, at: event.start };
      }
      case EVENT_DOCUMENT:
        return next();
      default:
        return undefined;
    }
  }

  function keep(event: { readonly anchorStart: number; readonly anchorEnd: number }, node: YamlNode): YamlNode {
    if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  }

  return next()?.node ?? { kind: 'map', entries: new Map() };
}

const nothing: YamlNode = { kind: 'text', value: '' };

/** What is below a key of a map; nothing below anything else. */
export function at(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  return keys.reduce<YamlNode | undefined>((found, key) => (found?.kind === 'map' ? found.entries.get(key)?.value : undefined), node);
}

export function entriesOf(node: YamlNode | undefined): readonly (readonly [key: string, entry: YamlEntry])[] {
  return node?.kind === 'map' ? [...node.entries] : [];
}

/** A text that is not empty. */
export function textAt(node: YamlNode | undefined, ...keys: readonly string[]): string | undefined {
  const found = at(node, ...keys);
  return found?.kind === 'text' && found.value !== '' ? found.value : undefined;
}
