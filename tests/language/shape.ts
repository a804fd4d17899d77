/** The tree without its links and places, for comparing: what an author has said. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key === '$type' || !key.startsWith('$'));
  return Object.fromEntries(entries.map(([key, inner]) => [key, shapeOf(inner)]));
}
