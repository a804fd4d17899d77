import type { ElementId } from '../../model/element-base.ts';
import type { FindingNote, Tone, ViewBase } from '../view-graph.ts';

/** The service blueprint of a journey: lanes × steps, and under them what the steps have in hand, promise and feel like. */
export interface BlueprintView extends ViewBase {
  readonly shape: 'blueprint';
  /** In the order written. */
  readonly steps: readonly BlueprintStep[];
  readonly phases: readonly BlueprintPhase[];
  readonly transitions: readonly BlueprintTransition[];
  readonly items: readonly BlueprintItem[];
  /** Findings about the journey as a whole. */
  readonly findings: readonly FindingNote[];
}

/** The lanes that steps stand in, from the customer inwards. */
export const blueprintLanes = ['customer', 'frontstage', 'backstage', 'support'] as const;
export type BlueprintLane = (typeof blueprintLanes)[number];

export interface BlueprintPhase {
  readonly title: string;
  /** The steps of the view from `first` up to and without `end`. */
  readonly first: number;
  readonly end: number;
}

export interface BlueprintStep {
  readonly element: ElementId;
  readonly number: number;
  readonly title: string;
  readonly lane: BlueprintLane;
  /** Who does it, and for which team: `Agent · ContactCo`; undefined when nobody is stated. */
  readonly actor?: { readonly icon: string; readonly text: string };
  /** How many come here: `7,440 a month`, `62 %`. */
  readonly volume?: string;
  readonly channels: readonly BlueprintChip[];
  /** Each a chain of systems that hand on to each other. */
  readonly chains: readonly (readonly BlueprintSystem[])[];
  readonly emotion?: { readonly value: number; readonly evidence?: string };
  /** What is promised, a line each: of the step itself and of its channels. */
  readonly promises: readonly BlueprintPromise[];
  readonly pains: readonly { readonly text: string; readonly solvedBy?: string }[];
  /** What the customer has to say again, in one sentence. */
  readonly repeats?: string;
  /** No arrow leads here. */
  readonly unreachable: boolean;
  readonly undeclared: boolean;
  readonly findings: readonly FindingNote[];
}

export interface BlueprintChip {
  readonly element: ElementId;
  readonly icon: string;
  readonly text: string;
  readonly tone: Tone;
  readonly dashed: boolean;
  readonly findings: readonly FindingNote[];
  /** Its findings are spelled out at an earlier step, so that here a glyph is enough. */
  readonly told?: boolean;
}

export interface BlueprintSystem extends BlueprintChip {
  /** How the system before it in the chain reaches it; undefined for the first. */
  readonly reached?: {
    readonly element?: ElementId;
    /** `rest · 400ms`, empty where nothing is stated. */
    readonly text: string;
    /** The integration graph has no such way. */
    readonly broken: boolean;
    readonly findings: readonly FindingNote[];
  };
}

export interface BlueprintPromise {
  readonly icon: string;
  readonly text: string;
}

export interface BlueprintTransition {
  readonly id: string;
  readonly element?: ElementId;
  /** Positions in `steps`. */
  readonly from: number;
  /** Undefined where the path ends or leaves the journey. */
  readonly to: number | undefined;
  /** `62 % · unresolved`; for an end, what it is. */
  readonly label: string;
  /** Dashed for what happens on a failure or after a time. */
  readonly dashed: boolean;
  /** Why it is broken, most severe first: context gets lost, nothing supports it, or the systems do not reach each other. */
  readonly breaks: readonly FindingNote[];
}

/** A context item, identifier or data entity on its way through the journey. */
export interface BlueprintItem {
  readonly item: string;
  readonly element?: ElementId;
  /** One per step; undefined where it is not in hand and not needed. */
  readonly cells: readonly (BlueprintCell | undefined)[];
}

export interface BlueprintCell {
  /**
   * `held`: in hand and not asked for here. `needed`: in hand and needed. `gained`: produced or brought here. `stale`: in
   * hand but too old. `lost`: needed and not in hand.
   */
  readonly state: 'held' | 'needed' | 'gained' | 'stale' | 'lost';
  /** Written after the item: how old it can be. */
  readonly note?: string;
  /** Where it comes from, or where it was lost; for hover. */
  readonly label: string;
}
