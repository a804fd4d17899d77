import { changeReference } from './change.ts';
import { channelReference } from './channels.ts';
import { commonProperties, noteProperties } from './common.ts';
import { communicationReference } from './communications.ts';
import { dataReference } from './data.ts';
import { journeyReference } from './journeys.ts';
import { outcomeReference } from './outcomes.ts';
import { peopleReference } from './people.ts';
import type { DeclarationReference, PropertyReference } from './reference.ts';
import { reuseReference } from './reuse.ts';
import { systemReference } from './systems.ts';
import { viewReference } from './views.ts';

export interface Chapter {
  readonly title: string;
  readonly declarations: readonly DeclarationReference[];
}

/** What can be declared, in the order of the documentation: the source of completion, of help on hover, and of the reference. */
export const chapters: readonly Chapter[] = [
  { title: 'The architecture and its people', declarations: peopleReference },
  { title: 'Channels and what customers come for', declarations: channelReference },
  { title: 'Systems and integrations', declarations: systemReference },
  { title: 'Data and privacy', declarations: dataReference },
  { title: 'Journeys', declarations: journeyReference },
  { title: 'Communications', declarations: communicationReference },
  { title: 'Outcomes and decisions', declarations: outcomeReference },
  { title: 'Change over time', declarations: changeReference },
  { title: 'Views and accepted findings', declarations: viewReference },
  { title: 'Reuse', declarations: reuseReference },
];

export const declarations: readonly DeclarationReference[] = chapters.flatMap((chapter) => chapter.declarations);

/** What can be declared at the top level. */
export const topLevel: readonly DeclarationReference[] = declarations.filter((each) => each.within === undefined);

/** What a keyword declares in a block of `container`; at the top level when that is undefined. */
export function declarationIn(
  keyword: string,
  container: DeclarationReference | undefined,
): DeclarationReference | undefined {
  return declarationsIn(container).find((each) => each.keyword === keyword);
}

const insides = new Map<DeclarationReference, readonly DeclarationReference[]>();

/** What can be declared in a block, beside its properties. */
export function declarationsIn(container: DeclarationReference | undefined): readonly DeclarationReference[] {
  if (!container) return topLevel;
  let found = insides.get(container);
  if (!found) {
    found = container.inside.flatMap((keyword) => {
      if (keyword === '*') return topLevel.filter((each) => each.keyword !== 'import');
      const all = declarations.filter((each) => each.keyword === keyword);
      const own =
        all.find((each) => each.within?.includes(container.keyword)) ??
        all.find((each) => each.within === undefined) ??
        (container.keyword === 'set' ? all[0] : undefined);
      return own ? [own] : [];
    });
    insides.set(container, found);
  }
  return found;
}

/** What can be stated in a block; nothing at the top level. */
export function propertiesIn(container: DeclarationReference | undefined): readonly PropertyReference[] {
  if (!container || container.isClosed) return [];
  if (container.keyword === 'set') return [...settable, ...commonProperties];
  return [...container.properties, ...commonIn(container)];
}

/** What a declaration can state beside what it alone can. */
export function commonIn({ common }: DeclarationReference): readonly PropertyReference[] {
  if (common === 'nothing') return [];
  return common === 'notes' ? noteProperties : commonProperties;
}

/** The declarations whose elements a use of a template can change, by keyword. */
export const settableDeclarations: readonly string[] = (
  'step gate milestone system channel -> team data journey communication policy processing persona boundary context capability ' +
  'metric outcome initiative decision requirement assumption problem programme risk'
).split(' ');

/** A template's element can be of several kinds, known only where it is used. */
const settable: readonly PropertyReference[] = [
  ...new Map(
    settableDeclarations
      .flatMap((keyword) => declarations.find((each) => each.keyword === keyword)?.properties ?? [])
      .map((property) => [property.keyword, property] as const),
  ).values(),
];
