import type { PlacedGraph } from '../placed-graph.ts';

/** What a page of several pictures is called: a journey's three pictures have one title, so its kind stands with it. */
export function pageTitle({ title, request: { kind } }: PlacedGraph): string {
  return kind === 'flow' || kind === 'sequence' ? `${title} · ${kind}` : title;
}
