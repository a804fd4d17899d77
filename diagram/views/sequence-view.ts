import type { ElementId } from '../../model/element-base.ts';
import type { FindingNote, Tone, ViewBase } from '../view-graph.ts';

/** The messages that a journey's steps send between the customer, channels, people and systems. */
export interface SequenceView extends ViewBase {
  readonly shape: 'sequence';
  /** From left to right: the customer, then in the order of first use, hubs last. */
  readonly participants: readonly SequenceParticipant[];
  readonly steps: readonly SequenceStep[];
  /** Findings about the journey as a whole. */
  readonly findings: readonly FindingNote[];
}

export interface SequenceParticipant {
  /** Unique in the view; the element's id where it stands for one. */
  readonly id: string;
  readonly element?: ElementId;
  readonly icon: string;
  readonly title: string;
  readonly tone: Tone;
  readonly dashed: boolean;
  readonly findings: readonly FindingNote[];
}

export interface SequenceStep {
  readonly element: ElementId;
  readonly number: number;
  readonly title: string;
  /** The phase that begins with this step. */
  readonly phase?: string;
  readonly messages: readonly SequenceMessage[];
  /** Where it goes from here when it is not just on to the next: `62 % · unresolved → 4`. */
  readonly branches: readonly string[];
  /** Why the way on is broken. */
  readonly breaks: readonly FindingNote[];
  readonly findings: readonly FindingNote[];
}

export interface SequenceMessage {
  readonly id: string;
  readonly element?: ElementId;
  /** Participants by id. */
  readonly from: string;
  readonly to: string;
  /** What it is: the integration's title. */
  readonly text: string;
  /** How and with what: `rest · 400 ms · Order, phone ⇄ Stock`. */
  readonly detail: string;
  /** `async` waits for no answer; `broken` has no integration to go by. */
  readonly line: 'sync' | 'async' | 'broken';
  readonly findings: readonly FindingNote[];
}
