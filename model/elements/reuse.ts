import type { ElementBase } from '../element-base.ts';

/** A part with parameters. What it makes is in the model where it is used; of the template itself, only that there is one. */
export interface Template extends ElementBase {
  readonly kind: 'template';
}
