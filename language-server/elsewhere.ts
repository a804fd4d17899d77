import type { ElementSource } from '../model/source.ts';

/** The same place, for an element of which another file states some properties. */
export function withElsewhere(source: ElementSource, elsewhere: NonNullable<ElementSource['elsewhere']>): ElementSource {
  if (Object.keys(elsewhere).length === 0) return source;
  const { file, range, name, properties, blockEnd, template } = source;
  return {
    file,
    range,
    name,
    properties,
    elsewhere: { ...source.elsewhere, ...elsewhere },
    ...(blockEnd && { blockEnd }),
    ...(template && { template }),
  };
}
