import { drawable } from '../layout/text-measure.ts';

/** An element with its attributes in the order given, those that are undefined left out; what XML cannot hold is dropped from texts. */
export function xml(name: string, attributes: Readonly<Record<string, string | number | undefined>>, ...inside: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(value)}"`]));
  const open = `<${name}${written.join('')}`;
  return inside.length === 0 ? `${open}/>` : `${open}>${inside.join('')}</${name}>`;
}

export function escapeXml(text: string): string {
  return drawable(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
