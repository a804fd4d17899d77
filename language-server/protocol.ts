import type { Answer, QuestionId } from '../model/answers/answer.ts';
import type { Kind } from '../model/element.ts';
import type { ElementId } from '../model/element-base.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { SourceRange } from '../model/source.ts';
import type { ViewEntry, ViewGraph, ViewRequest } from '../diagram/view-graph.ts';

/**
 * What the language server says beyond the Language Server Protocol. The VS Code extension asks it over the language
 * client, the browser's viewer over a socket; the picture's own code is the same in both.
 */

/** A project that is open, by the URI of its folder. */
export interface ProjectInfo {
  readonly uri: string;
  /** Grows with every change of the project. */
  readonly version: number;
  readonly name: string;
  readonly profile: string;
  readonly errors: number;
  readonly warnings: number;
  readonly plateaus: readonly { readonly id: ElementId; readonly title: string }[];
  readonly views: readonly ViewEntry[];
  /** The questions that can be answered about it, in words instead of a picture. */
  readonly answers: readonly AnswerEntry[];
  /** What it is compared with, by name; then views of what is gone are among the views. */
  readonly base?: string;
}

/** Which answer: a question, with its journey where it is about one. */
export interface AnswerRequest {
  readonly question: QuestionId;
  readonly journey?: ElementId;
}

/** An entry of the picker. */
export interface AnswerEntry extends AnswerRequest {
  /** The question in words. */
  readonly title: string;
  /** It is about one plateau, and not about all of them. */
  readonly isAtPlateau: boolean;
}

/** `cxa/answer`: what the architecture answers now; undefined where there is no such project or journey. */
export interface AnswerParams {
  readonly project: string;
  readonly answer: AnswerRequest;
  /** Today's when left out; of no account where the question is about all of them. */
  readonly plateau?: ElementId;
}

export interface AnswerResult {
  /** Grows with every change of the project. */
  readonly version: number;
  readonly answer: Answer;
  /** A file of the project has syntax errors, so that the answer may lack something. */
  readonly broken: boolean;
}

/** `cxa/projects`: all open projects. With `uri` of a document, its project comes first. */
export interface ProjectsParams {
  readonly uri?: string;
}

/** `cxa/view`: what a view shows now. */
export interface ViewParams {
  /** URI of the project's folder. */
  readonly project: string;
  readonly view: ViewRequest;
  /** Both versions on one canvas, where the project is compared with another version; else as without. */
  readonly compared?: true;
}

export interface ViewResult {
  /** Grows with every change of the project. */
  readonly version: number;
  readonly graph: ViewGraph;
  /** A file of the project has syntax errors, so that the picture may lack something. */
  readonly broken: boolean;
  /** The findings that touch what is shown. */
  readonly findings: readonly Finding[];
}

/** `cxa/source`: where an element stands, for a click in the picture. */
export interface SourceParams {
  readonly project: string;
  readonly element: ElementId;
}
export type SourceResult = { readonly source: SourceRange; readonly name: SourceRange } | undefined;

/** `cxa/elementAt`: the element that the cursor is in, for the highlight in the picture. */
export interface ElementAtParams {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}
export type ElementAtResult =
  | { readonly project: string; readonly element: ElementId; readonly journey?: ElementId }
  | undefined;

/** A place in the tree view. Its JSON names what stands there, the same before and after a change of the text. */
export type TreePlace =
  | { readonly at: 'project'; readonly project: string }
  | { readonly at: 'kind'; readonly project: string; readonly kind: Kind }
  | { readonly at: 'element'; readonly project: string; readonly element: ElementId }
  | { readonly at: 'phase'; readonly project: string; readonly journey: ElementId; readonly phase: string }
  | { readonly at: 'findings'; readonly project: string }
  | { readonly at: 'severity'; readonly project: string; readonly severity: TreeSeverity }
  | { readonly at: 'rule'; readonly project: string; readonly severity: TreeSeverity; readonly rule: string }
  | { readonly at: 'finding'; readonly project: string; readonly severity: TreeSeverity; readonly rule: string; readonly key: string };

/** What is accepted by a waiver stands apart from what is said. */
export type TreeSeverity = Severity | 'waived';

export interface TreeNode {
  readonly place: TreePlace;
  readonly label: string;
  readonly description?: string;
  readonly icon: Kind | 'project' | 'phase' | 'findings' | 'no-findings' | 'rule' | TreeSeverity;
  readonly children: 'none' | 'folded' | 'open';
  /** Where a click leads to. */
  readonly source?: SourceRange;
  /** Errors and warnings about it and what is below it, and the worst of them. */
  readonly mark?: { readonly severity: Severity; readonly count: number };
  /** The picture in which it is seen best. */
  readonly view?: ViewRequest;
}

/** `cxa/tree`: what is below a place, the projects without one; what is said about it, Markdown; the way down to the element at a cursor. */
export type TreeParams =
  | { readonly ask: 'children'; readonly of?: TreePlace }
  | { readonly ask: 'tooltip'; readonly of: TreePlace }
  | { readonly ask: 'way'; readonly uri: string; readonly line: number; readonly character: number };

export interface TreeAnswers {
  readonly children: readonly TreeNode[];
  readonly tooltip: string | undefined;
  /** From the project down; empty where no element is. */
  readonly way: readonly TreeNode[];
}

/** `cxa/places`: what a count above a declaration counts. `uri` is that of a document of the project. */
export interface PlacesParams {
  readonly uri: string;
  readonly element: ElementId;
  readonly of: 'journeys' | 'systems' | 'findings' | 'owned';
}

/** One of them, for a list to pick from. */
export interface ElementPlace {
  readonly label: string;
  readonly detail: string;
  readonly source: SourceRange;
}

/** `cxa/changed`, a notification: a project has a new model, or is gone. */
export interface ChangedParams {
  readonly project: string;
  readonly version: number;
}

/** `cxa/expansion`: what a use of a template makes, as CXA text; undefined where there is no such use. */
export interface ExpansionParams {
  /** URI of a document of the project. */
  readonly uri: string;
  /** The path of the use: `support`. */
  readonly use: string;
}

/** `cxa/compare`: from now on the project is compared with that version of itself; without one, with none any more. */
export interface CompareParams {
  readonly project: string;
  readonly base?: ProjectVersion;
  /** What is compared with it; the project as it is now, with every change of it, when left out. */
  readonly head?: ProjectVersion;
}

/** Another version of a project: its files as they are on the disk, but for these. */
export interface ProjectVersion {
  /** How people call it: `main`, `the last commit`. */
  readonly name: string;
  /** In place of files that are there, or beside them; `cxa.json`, contracts and tables may be among them. */
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  /** URIs of files that are not in it. */
  readonly gone: readonly string[];
}

/** `cxa/comparison`: what is different now; undefined where the project is compared with nothing. */
export interface ComparisonParams {
  readonly project: string;
  /** The one whose views are looked at; today's when left out. */
  readonly plateau?: ElementId;
}

export interface ComparisonResult {
  /** Grows with every change of the project. */
  readonly version: number;
  readonly base: string;
  readonly head: string;
  /** What matters most first; of each kind no more than a reader can look through. */
  readonly changes: readonly ComparedChange[];
  /** How many there are of each kind, those that are not listed included. */
  readonly counts: Readonly<Partial<Record<ComparedKind, number>>>;
  /** In a few sentences. */
  readonly summary: readonly string[];
  /** What the reader has to know before he trusts the rest. */
  readonly notes: readonly string[];
  /** The views in which something is different. */
  readonly views: readonly ComparedViewEntry[];
}

/** The kinds of change, in the order of their telling. */
export const comparedKinds = ['verdict', 'customers', 'silenced', 'breaking', 'journey', 'added', 'removed', 'changed', 'introduced', 'fixed'] as const;
export type ComparedKind = (typeof comparedKinds)[number];

export interface ComparedChange {
  readonly kind: ComparedKind;
  /** There now, gone, otherwise; or, of what a change leads to, worse and better. */
  readonly sign: '+' | '-' | '~' | 'worse' | 'better';
  readonly text: string;
  /** In the names of the later version, where it is in that. */
  readonly element?: ElementId;
  /** The picture in which it is seen. */
  readonly view?: ViewRequest;
}

export interface ComparedViewEntry {
  /** As in the list of views. */
  readonly name: string;
  /** How many things in it are different; undefined where so many views are that nobody has counted. */
  readonly changes?: number;
}

export const requests = {
  projects: 'cxa/projects',
  view: 'cxa/view',
  compare: 'cxa/compare',
  comparison: 'cxa/comparison',
  answer: 'cxa/answer',
  source: 'cxa/source',
  elementAt: 'cxa/elementAt',
  tree: 'cxa/tree',
  places: 'cxa/places',
  expansion: 'cxa/expansion',
  changed: 'cxa/changed',
} as const;

/** What a page asks of its host alone, which knows where other versions are: the editor's git, or ours. */
export const hostRequests = {
  /** `RevisionsParams` → `RevisionsResult`: what the project can be compared with; undefined where there is no repository to choose from. */
  revisions: 'revisions',
  /** `CompareWithParams` → nothing; the comparison begins with the project's next change. Fails with a sentence for the reader. */
  compareWith: 'compareWith',
} as const;

export interface RevisionsParams {
  readonly project: string;
}

export type RevisionsResult = readonly Revision[] | undefined;

/** A version of the repository that a reader can choose. */
export interface Revision {
  /** What the host knows it by: `main`, `v1.2`, a commit's id. */
  readonly revision: string;
  readonly kind: 'working' | 'branch' | 'tag' | 'commit';
  readonly title: string;
  /** `Ada, 3 days ago`, or the title of its last commit. */
  readonly detail: string;
}

export interface CompareWithParams {
  readonly project: string;
  /** Left out: with nothing any more. */
  readonly revision?: string;
}

/** Commands that the server's answers name and the editor carries out, with their arguments. */
export const clientCommands = {
  /** URI of a document of the project, element: the picture that shows the element. */
  showElement: 'cxa.showElement',
  /** URI, element, what of it as in `PlacesParams`: a list of places to go to. */
  showPlaces: 'cxa.showPlaces',
  /** URI of a document, path of a use: what the use makes, as text. */
  showExpansion: 'cxa.showExpansion',
} as const;

/** From the page that shows pictures to its host: the extension, or the viewer's server. */
export type PageMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'request'; readonly id: number; readonly method: keyof typeof requests | keyof typeof hostRequests; readonly params: unknown }
  /** A click on an element: the host opens its source. */
  | { readonly kind: 'reveal'; readonly project: string; readonly element: ElementId }
  /** A click on a finding: the host opens that stretch of text. */
  | { readonly kind: 'open'; readonly source: SourceRange }
  /** What the page shows now, for the tab's title. */
  | { readonly kind: 'shown'; readonly title: string }
  /** A picture to be written to a file; `data` is base64. */
  | { readonly kind: 'export'; readonly format: 'svg' | 'png'; readonly name: string; readonly data: string };

/** From the host to the page. */
export type HostMessage =
  | { readonly kind: 'response'; readonly id: number; readonly result?: unknown; readonly error?: string }
  | { readonly kind: 'changed'; readonly project: string; readonly version: number }
  /** Show this project, and this view if given, with the element marked in it, or this answer; `compared` is the revision that the host has begun to compare it with. */
  | { readonly kind: 'show'; readonly project: string; readonly view?: ViewRequest; readonly element?: ElementId; readonly answer?: AnswerRequest; readonly compared?: string }
  /** The cursor is in this element. */
  | { readonly kind: 'highlight'; readonly project: string; readonly element: ElementId | undefined; readonly journey?: ElementId }
  /** The picture's colours; undefined: as the editor has them. */
  | { readonly kind: 'theme'; readonly theme?: PageState['theme'] }
  /** A command of the host that the page carries out, since it has the picture. */
  | { readonly kind: 'act'; readonly action: PageAction }
  /** The browser's viewer shows the source itself, of an element where it was asked for one. */
  | { readonly kind: 'source'; readonly source: SourceRange; readonly text: string; readonly element?: ElementId };

export type PageAction = 'save-svg' | 'save-png' | 'copy-png' | 'find' | 'fit';

/** What the page keeps while it is hidden and across reloads. */
export interface PageState {
  readonly project?: string;
  readonly view?: ViewRequest;
  /** Shown instead of the view, to which its reader can go back. */
  readonly answer?: AnswerRequest;
  readonly follow?: boolean;
  /** Pan in px and zoom, per view name. */
  readonly camera?: Readonly<Record<string, Camera>>;
  readonly panel?: 'findings' | 'outline' | 'changes' | 'none';
  /** What the reader compares the project with, so that it is asked for again where the host has forgotten it. */
  readonly compared?: { readonly project: string; readonly revision: string };
  /** From the earlier version, 0, over both, 50, to the later one, 100. */
  readonly slide?: number;
  /** The kinds of change that are not listed. */
  readonly unlisted?: readonly ComparedKind[];
  readonly legend?: boolean;
  /** The browser's own switch; an editor decides for its webview. */
  readonly theme?: 'light' | 'dark' | 'contrast';
}

/** Where the picture is seen from: its origin on the screen in px, and how many px one of its px takes. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/**
 * Between the server and an editor that has files which only it can read: as a web page all of them, on a desktop those of
 * virtual folders. Folders are URIs without a slash at the end.
 */
export const fileRequests = {
  /** `FileReadParams` → `FileBytes`. */
  read: 'cxa/file/read',
  /** `{ uri }` → `FileStamp`, or null where there is neither a file nor a folder. */
  stamp: 'cxa/file/stamp',
  /** `{ folder }` → `FolderEntries`. */
  entries: 'cxa/file/entries',
  /** `FileFindParams` → the URIs that the editor's own search finds, without `node_modules` and hidden folders; none where it cannot search. */
  find: 'cxa/file/find',
  /** From the editor, which somebody looks at again: what changed meanwhile without a word is to be noticed now. */
  lookAgain: 'cxa/file/lookAgain',
} as const;

export interface FileReadParams {
  readonly uri: string;
  /** Bytes; a larger file is not read. */
  readonly most: number;
}

export type FileBytes =
  | { readonly bytes: readonly number[]; readonly stamp: FileStamp }
  | { readonly problem: 'too-large'; readonly stamp: FileStamp }
  /** Why, as the second half of a sentence. */
  | { readonly problem: string };

/** Differs when the file does. */
export type FileStamp = string;

export interface FileFindParams {
  readonly folder: string;
  readonly patterns: readonly string[];
}

export type FolderEntries =
  | { readonly entries: readonly FolderEntry[] }
  /** Why, as the second half of a sentence. */
  | { readonly problem: string };

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
}
