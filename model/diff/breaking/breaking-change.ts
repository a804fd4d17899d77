import type { ElementId } from '../../element-base.ts';

/** What others relied on, or what protected customers, and is not there any more. */
export interface Breaking {
  readonly kind: 'interface' | 'context' | 'target' | 'authentication' | 'encryption' | 'personal data' | 'owner' | 'template';
  /** One sentence. */
  readonly text: string;
  readonly element?: ElementId;
  /** How many a month come by it in the journeys that use it; undefined where none does, or no volume is stated. */
  readonly customers?: number;
}
