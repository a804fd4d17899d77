import type { Mark, MarkChange } from '../placed-graph.ts';
import type { ComparedView } from '../views/compared-view.ts';

/** A thing of a view that is not the same in both versions, as a mark knows it. */
export interface ChangedThing {
  readonly key: string;
  readonly change: MarkChange;
  /** The mark stands for the thing itself, and not for a part of it that may be as before. */
  readonly isWhole: boolean;
}

/** What a mark is drawn for, where that is not the same in both versions: the smallest such thing; undefined where all is. */
export function thingOfMark(mark: Mark, { changes, after }: Pick<ComparedView, 'changes' | 'after'>): ChangedThing | undefined {
  const found = (key: string | undefined, isWhole: boolean): ChangedThing | undefined => {
    const change = key === undefined ? undefined : changes[key];
    return key === undefined || change === undefined ? undefined : { key, change, isWhole };
  };
  if (after.shape === 'graph') return found(mark.group, true);
  const step = mark.step ?? /^(?:break|branch):(step:[^:]+)/.exec(mark.id)?.[1];
  const wholes = [mark.group, step].map((key) => found(key, true)).find((thing) => thing?.change === 'added' || thing?.change === 'removed');
  if (wholes !== undefined) return wholes;
  for (const key of namesWithin(mark.id)) {
    // Of an item's track only the places where it is otherwise are bright.
    const own = found(key, !key.startsWith('item:'));
    if (own !== undefined) return own;
  }
  const chip = chipPattern.exec(mark.id)?.[0];
  if (chip !== undefined) {
    const about = mark.id.startsWith(`${chip}:link`) ? undefined : found(mark.element, true);
    return about && { ...about, key: chip };
  }
  const own = /^(?:card|stop|step|head):/.test(mark.id) && mark.kind !== 'line';
  return found(mark.group, own) ?? found(mark.group?.replace(kindPrefix, ''), true);
}

const chipPattern = /^chip:.+:\d+(?=:|$)/;
const kindPrefix = /^(?:way|message):/;

/** The id, and what it begins with up to each colon from the last to the first: `way:a>b#1:label`, `way:a>b#1` … */
function namesWithin(id: string): readonly string[] {
  const names: string[] = [];
  for (let name = id; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf(':')))) names.push(name, name.replace(kindPrefix, ''));
  return names;
}
