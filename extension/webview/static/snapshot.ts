import type { PlacedGraph } from '../../../diagram/placed-graph.ts';
import type { ViewBase } from '../../../diagram/view-graph.ts';
import type { AnswerRequest, ComparisonResult, ProjectInfo } from '../../../language-server/protocol.ts';
import type { Answer } from '../../../model/answers/answer.ts';
import type { Kind } from '../../../model/element.ts';
import type { ElementId } from '../../../model/element-base.ts';
import type { Finding, Severity } from '../../../model/finding.ts';
import type { SourceRange } from '../../../model/source.ts';

/**
 * What a page without a server knows from the start. All else lies beside it in parts, by their names, and is read when
 * it is first looked at. URIs of files are paths here, so that the page says nothing about the machine it was made on.
 */
export interface Snapshot {
  /** Pictures and answers alone, or with pages about everything that is declared. */
  readonly kind: 'pictures' | 'site';
  readonly title: string;
  readonly projects: readonly SnapshotProject[];
  /** The rules that findings name, by id; of a site alone. */
  readonly rules: Readonly<Record<string, RuleText>>;
  /** Beside the page: the gallery of the templates in reach. */
  readonly templates?: string;
}

export interface SnapshotProject {
  readonly info: ProjectInfo;
  /** Names it in addresses. */
  readonly slug: string;
  /** A file has syntax errors, so that something may be missing. */
  readonly broken: boolean;
  /** What the page does not show, in sentences. */
  readonly notes: readonly string[];
  /** All that is spoken; pictures name theirs by their places in this list. */
  readonly findings: readonly Finding[];
  /** Names of parts: of views by their names, of answers by `answerName`. */
  readonly views: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, string>>;
  /** Undefined where the text was to stay out. */
  readonly sources?: string;
  readonly documents?: string;
  /** Where two versions are compared: what is different. */
  readonly comparison?: string;
  /** How many elements of each kind are declared, in the order of the tree. */
  readonly kinds: readonly KindCount[];
}

export interface KindCount {
  readonly kind: Kind;
  /** What they are called together. */
  readonly title: string;
  readonly count: number;
}

export interface RuleText {
  readonly title: string;
  readonly severity: Severity;
  readonly summary: string;
  /** Markdown, as what follows. */
  readonly why: string;
  readonly fix: string;
}

/** One view by plateau; the key is empty for the one that is shown first. */
export type ViewPart = Readonly<Record<string, PictureEntry>>;

export interface PictureEntry {
  /** Undefined where there is nothing to show; `base.empty` says why. */
  readonly placed?: PlacedGraph;
  readonly base: ViewBase;
  readonly findings: readonly number[];
}

/** One answer by plateau, as `ViewPart`. */
export type AnswerPart = Readonly<Record<string, Answer>>;

/** What is different, by plateau as in `ViewPart`. */
export type ComparisonPart = Readonly<Record<string, ComparisonResult>>;

export interface SourcesPart {
  /** By path. */
  readonly texts: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<ElementId, SourceRange>>;
}

/** Everything that is declared, in the order of the model. */
export type DocumentsPart = readonly ElementDocument[];

/** What a page about an element says. */
export interface ElementDocument {
  readonly id: ElementId;
  readonly kind: Kind;
  readonly label: string;
  readonly path: string;
  /** `crm`, `voice`: what kind of its kind it is. */
  readonly type?: string;
  /** Markdown. */
  readonly description?: string;
  readonly parent?: ElementId;
  readonly owner?: ElementId | 'none';
  readonly properties: readonly Property[];
  readonly links: readonly { readonly title: string; readonly target: string }[];
  readonly children: readonly ElementId[];
  readonly usedBy: readonly ElementId[];
  readonly journeys: readonly ElementId[];
  /** Names of the views that show it, each with the first plateau at which it does; none for the one that is shown first. */
  readonly views: readonly { readonly view: string; readonly plateau?: ElementId }[];
  /** Places in the project's findings. */
  readonly findings: readonly number[];
  readonly place?: SourceRange;
}

export interface Property {
  /** As it is written in the language. */
  readonly word: string;
  /** Words, and elements that are named. */
  readonly values: readonly (string | { readonly element: ElementId })[];
  /** The value comes from `defaults`. */
  readonly byDefault?: true;
}

/** Names an answer in addresses and parts: `horizon`, `explain/lateDelivery`. */
export function answerName({ question, journey }: AnswerRequest): string {
  return journey === undefined ? question : `${question}/${journey.slice(journey.indexOf(':') + 1)}`;
}
