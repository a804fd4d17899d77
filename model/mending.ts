import { listed } from './phrases.ts';
import type { Lost } from './walk.ts';

/** What would keep these items, each change said once: what one handover or integration has to carry, in one sentence. */
export function sayMending(lost: readonly Lost[]): string {
  const carried = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const { item, remedy } of lost) {
    if (remedy === undefined) continue;
    const start = `Carry ${item} on `;
    if (!remedy.text.startsWith(start)) others.add(remedy.text);
    else {
      const place = remedy.text.slice(start.length);
      carried.set(place, (carried.get(place) ?? new Set()).add(item));
    }
  }
  return [...[...carried].map(([place, items]) => `Carry ${listed([...items])} on ${place}`), ...others].join(' ');
}
