import type { Carried, Need } from '../carried.ts';
import type { ElementBase, ElementId, ElementNotes, Fallback, Stated, Target } from '../element-base.ts';
import type { Duration, Percent, Rate } from '../quantity.ts';

export interface Journey extends ElementBase {
  readonly kind: 'journey';
  readonly type?: string;
  /** acquisition onboarding servicing retention collections winback */
  readonly stage?: string;
  readonly criticality?: string;
  readonly personas: readonly ElementId[];
  readonly accountable?: Stated<readonly ElementId[]>;
  readonly responsible?: Stated<readonly ElementId[]>;
  readonly consulted?: Stated<readonly ElementId[]>;
  readonly informed?: Stated<readonly ElementId[]>;
  readonly intents: readonly string[];
  readonly volume?: Rate;
  readonly targets: readonly Target[];
  /** Metrics by their words, declared or not. */
  readonly measuredBy?: Stated<readonly string[]>;
  /** In the order written. Phases are not elements of their own: they group steps and add nothing to a path. */
  readonly phases: readonly Phase[];
}

export interface Phase extends ElementNotes {
  readonly name: string;
  readonly title?: string;
}

export interface Step extends ElementBase {
  readonly kind: 'step';
  readonly journey: ElementId;
  /** The name of its phase; undefined outside of one. */
  readonly phase?: string;
  /** Position in the journey as written, from 0. */
  readonly order: number;
  /** `on voice or messaging`; undefined when no channel is stated. */
  readonly channels?: Stated<readonly ElementId[]>;
  /** `using a, b -> c`: each entry is one system or a claimed path through several. */
  readonly using?: Stated<readonly (readonly ElementId[])[]>;
  /** customer agent bot ai-agent backoffice partner system */
  readonly actor?: string;
  readonly lane?: string;
  readonly brings: readonly Carried[];
  readonly needs: readonly Need[];
  readonly produces: readonly Carried[];
  readonly requiresAuth?: string;
  readonly verifies?: string;
  readonly within?: Duration;
  /** reactive proactive: whether the customer had to ask. */
  readonly trigger?: string;
  /** truth pain delight */
  readonly moment?: string;
  /** -2 to 2 */
  readonly emotion?: { readonly value: number; readonly evidence?: string };
  readonly pains: readonly Pain[];
  readonly opportunities?: readonly Pain[];
  /** The process behind the step, by the name that the organisation knows it by. */
  readonly process?: Stated<string>;
  /** The team whose people act; the first where several are stated. */
  readonly handledBy?: ElementId;
  /** All teams, where several are stated. */
  readonly handlers?: readonly ElementId[];
  readonly fallback?: Stated<Fallback>;
  readonly masks: readonly string[];
  /** The step, or the end, where a failure goes. */
  readonly onFail?: Stated<ElementId>;
  /** `ends abandoned`: the path ends here, with this word. */
  readonly ends?: string;
  readonly criticality?: string;
}

/** What hurts, or what could be better, and what takes care of it. */
export interface Pain {
  readonly text: string;
  /** The first of `solutions` that names an element. */
  readonly solvedBy?: ElementId;
  /** As written: elements by their ids, others by their words. */
  readonly solutions?: readonly string[];
}

/** An arrow between steps that is written out; it replaces the implied next of `from`. */
export interface Transition extends ElementBase {
  readonly kind: 'transition';
  readonly journey: ElementId;
  readonly from: ElementId;
  /** A step, of another journey too, or undefined for the end. */
  readonly to?: ElementId;
  readonly share?: Percent;
  readonly when?: string;
  readonly after?: Duration;
  readonly carries?: Stated<readonly Carried[]>;
  /** How long the way to the next step may take. */
  readonly within?: Duration;
}
