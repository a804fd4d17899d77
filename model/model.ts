import type { ContractFile } from './contracts.ts';
import type { Element } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { Observations } from './observation.ts';
import type { ElementSource } from './source.ts';

/** The version of the model's JSON; it grows with every change that a reader would notice. */
export const modelVersion = 1;

/** What must be stated: each profile asks for all that the one before it asks for. */
export const profiles = ['sketch', 'design', 'build', 'run'] as const;
export type Profile = (typeof profiles)[number];

/**
 * An architecture: all elements of a project, templates expanded, names resolved. Plain data, no text and no pixels.
 * An element keeps its identity (`===`) from one model to the next while its meaning stays the same, wherever its text
 * moves; that is what incremental work builds on. Places are therefore kept beside the elements.
 */
export interface Model {
  readonly version: typeof modelVersion;
  readonly name: string;
  readonly elements: readonly Element[];
  /** By element id; undeclared elements have the place where they are first used. */
  readonly sources: ReadonlyMap<ElementId, ElementSource>;
  /** Every file of the project, as URIs, sorted. */
  readonly files: readonly string[];
  /** What was found where contracts are named, by URI, sorted; undefined where nobody has looked, as of a text that is on no disk. */
  readonly contracts?: ReadonlyMap<string, ContractFile>;
  /** What was seen while it ran; undefined where the project names no files of it. */
  readonly observations?: Observations;
}

/** What the architecture calls itself, else what its project is called. */
export function architectureName({ elements, name }: Model): string {
  return elements.find((element) => element.kind === 'architecture')?.title ?? name;
}
