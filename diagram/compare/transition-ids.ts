import { type ComparedNames, laterPath } from './names.ts';

/**
 * The ids of transitions before, as those in the later version that lead the same way. They end in their place in the
 * walk (`late.ask>late.call#3`), which says nothing once a step has come in between, so that of several between the
 * same two steps the first is the first, and so on. What has none in the later version gets a place that no walk has.
 */
export function laterTransitionIds(before: readonly string[], after: readonly string[], names: ComparedNames): ReadonlyMap<string, string> {
  const later = new Map<string, string[]>();
  for (const id of after) {
    const way = wayOf(id);
    later.set(way, [...(later.get(way) ?? []), id]);
  }
  const used = new Map<string, number>();
  return new Map(
    before.map((id) => {
      const way = laterWay(wayOf(id), names);
      const place = used.get(way) ?? 0;
      used.set(way, place + 1);
      return [id, later.get(way)?.[place] ?? `${way}#-${place + 1}`];
    }),
  );
}

function wayOf(id: string): string {
  return id.replace(/#-?\d+$/, '');
}

function laterWay(way: string, names: ComparedNames): string {
  return way
    .split('>')
    .map((path) => (path === 'end' ? path : laterPath(names, 'step', path)))
    .join('>');
}
