import type { Element } from '../../element.ts';
import type { ElementBase } from '../../element-base.ts';
import { proofLevel } from '../../proof.ts';
import type { AlteredElement } from '../change.ts';
import { valueText } from '../value-text.ts';
import type { Breaking } from './breaking-change.ts';

/** Promises, proofs and encryption that are less than before, or not stated any more. */
export function* weakened(changes: readonly AlteredElement[], say: (element: Element) => string): Iterable<Breaking> {
  for (const { before, after, properties } of changes) {
    for (const { field, before: earlier, after: later } of properties) {
      const weak = (kind: Breaking['kind'], what: string, from: string, to: string): Breaking => ({ kind, element: after.id, text: `${say(after)} weakens its ${what}: ${from} → ${to}.` });
      if (field === 'targets' || (field === 'target' && !('targets' in before) && !('targets' in after))) {
        for (const { name, from, to } of weakerTargets(listOf(earlier), listOf(later))) yield weak('target', `target${name === '' ? '' : ` ${name}`}`, from, to);
      }
      if ((field === 'auth' && after.kind === 'channel') || field === 'requiresAuth' || field === 'verifies') {
        if (proofLevel(textOf(earlier)) > proofLevel(textOf(later))) yield weak('authentication', 'authentication', textOf(earlier) ?? 'not stated', textOf(later) ?? 'not stated');
      }
      if (after.kind === 'integration' && (field === 'auth' || field === 'encryption')) {
        const isWeaker = rank(field, earlier) > rank(field, later);
        if (isWeaker) yield weak(field === 'auth' ? 'authentication' : 'encryption', field === 'auth' ? 'authentication' : 'encryption', textOf(earlier) ?? 'not stated', textOf(later) ?? 'not stated');
      }
      if (ownerFields.has(field) && isOwner(earlier) && !isOwner(later) && !isInherited(after, field)) {
        yield { kind: 'owner', element: after.id, text: `${say(after)} loses its ${ownerFields.get(field)} ${valueText(earlier)}${later === 'none' ? ' and states none' : ''}; nobody is stated instead.` };
      }
    }
  }
}

const ownerFields: ReadonlyMap<string, string> = new Map([['owner', 'owner'], ['runOwner', 'run owner'], ['accountable', 'accountable team']]);

function isOwner(value: unknown): boolean {
  return value !== undefined && value !== 'none' && !(Array.isArray(value) && value.length === 0);
}

/** A component without an owner of its own has its system's. */
function isInherited({ kind, parent }: Pick<Element & ElementBase, 'kind' | 'parent'>, field: string): boolean {
  return field === 'owner' && kind === 'system' && parent !== undefined;
}

/** The less trust, the lower; what is not known here is as good as the usual. */
const ranks: Readonly<Record<'auth' | 'encryption', readonly (readonly string[])[]>> = {
  auth: [['none'], ['network', 'ip', 'basic', 'apikey'], []],
  encryption: [['none'], ['tls'], ['mtls', 'payload']],
};

function rank(field: 'auth' | 'encryption', value: unknown): number {
  const text = textOf(value);
  if (text === undefined) return 0;
  const place = ranks[field].findIndex((words) => words.includes(text));
  return place < 0 ? 2 : place;
}

interface Aim {
  readonly name: string;
  readonly text: string;
  readonly share?: number;
  readonly ms?: number;
}

function weakerTargets(before: readonly unknown[], after: readonly unknown[]): readonly { readonly name: string; readonly from: string; readonly to: string }[] {
  const later = new Map(after.map(aimOf).map((aim) => [aim.name, aim]));
  return before.map(aimOf).flatMap((aim) => {
    const now = later.get(aim.name);
    if (!now) return [{ name: aim.name, from: aim.text, to: 'not stated' }];
    const isLess = (aim.share !== undefined && (now.share ?? 0) < aim.share) || (aim.ms !== undefined && (now.ms ?? Number.POSITIVE_INFINITY) > aim.ms);
    return isLess ? [{ name: aim.name, from: aim.text, to: now.text }] : [];
  });
}

/** Of a channel for an intent and a clock, of a journey or an integration for what it is of. */
function aimOf(target: unknown): Aim {
  const fields: Readonly<Record<string, unknown>> = typeof target === 'object' && target !== null ? { ...target } : {};
  const time = fields.within ?? fields.duration;
  const share = fields.share ?? fields.percent;
  const ms = typeof time === 'object' && time !== null && 'ms' in time && typeof time.ms === 'number' ? time.ms : undefined;
  const parts = [...(typeof share === 'number' ? [`${share}%`] : []), ...(time === undefined ? [] : [valueText(time)])];
  return {
    name: [fields.intent, fields.of ?? fields.clock].filter((word) => typeof word === 'string').join(' '),
    text: parts.join(' in ') || 'not stated',
    ...(typeof share === 'number' && { share }),
    ...(ms !== undefined && { ms }),
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === 'none' ? [] : [value];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
