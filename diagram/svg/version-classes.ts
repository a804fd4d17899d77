import type { Mark } from '../placed-graph.ts';

/** Classes of a mark in a picture of two versions, each with a space before it. */
export interface VersionClasses {
  readonly own: string;
  /** Of what is inside it; empty where the mark does not step back. */
  readonly stepsBack: string;
}

export const noClasses: VersionClasses = { own: '', stepsBack: '' };

/**
 * Which versions a mark belongs to: `cxa-before` is only in the earlier one, `cxa-after` only in the later one, `cxa-same` is in
 * both. `cxa-earlier` and `cxa-later` go with the first two where the other version has another look of the same thing in the same
 * place: of those only one is ever shown. What is not about anything that changed is wrapped in `cxa-steps-back`, words in
 * `cxa-steps-back-text` too. Title and legend belong to the picture and not to a version.
 */
export function versionClasses(mark: Mark): VersionClasses {
  const { version, change, id, kind } = mark;
  if (/^(?:head:(?:title|subtitle)|legend):/.test(id)) return noClasses;
  const words = kind === 'text' || kind === 'badge' ? 'cxa-steps-back cxa-steps-back-text' : 'cxa-steps-back';
  const stepsBack = change === undefined ? words : '';
  if (version === 'before') return { own: change === 'removed' ? ' cxa-before' : ' cxa-before cxa-earlier', stepsBack };
  if (version === 'after') return { own: change === 'added' ? ' cxa-after' : ' cxa-after cxa-later', stepsBack };
  return { own: ' cxa-same', stepsBack };
}

/** A mark that stands for an earlier look of something that the picture shows as it is later. */
export function isEarlierLook({ version, change }: Mark): boolean {
  return version === 'before' && change !== 'removed';
}
