import { changeReference } from './change.ts';
import { channelReference } from './channels.ts';
import { journeyReference } from './journeys.ts';
import { peopleReference } from './people.ts';
import type { DeclarationReference } from './reference.ts';
import { systemReference } from './systems.ts';

/** What can be declared, in the order of the documentation: the source of completion, of help on hover, and of the reference. */
export const declarations: readonly DeclarationReference[] = [
  ...peopleReference,
  ...channelReference,
  ...systemReference,
  ...journeyReference,
  ...changeReference,
];

/** By keyword. */
export const declarationByKeyword: ReadonlyMap<string, DeclarationReference> = new Map(
  declarations.map((declaration) => [declaration.keyword, declaration]),
);
