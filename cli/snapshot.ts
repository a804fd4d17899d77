import { answerName, type KindCount, type RuleText, type Snapshot, type SnapshotProject, type SourcesPart } from '../extension/webview/static/snapshot.ts';
import type { AnswerEntry, ProjectInfo } from '../language-server/protocol.ts';
import type { Project, ProjectState } from '../language-server/project.ts';
import { kindGroups, kindsInOrder } from '../language-server/tree/kind-groups.ts';
import { createViewerRequests, type ViewerRequests } from '../language-server/viewer-requests.ts';
import type { Answer } from '../model/answers/answer.ts';
import { architectureName } from '../model/model.ts';
import type { ElementId } from '../model/element-base.ts';
import type { Finding } from '../model/finding.ts';
import { counted } from '../model/phrases.ts';
import { rules } from '../model/rules/table.ts';
import { documentElements } from './snapshot-documents.ts';
import { drawViews } from './snapshot-pictures.ts';
import { scopeOf } from './snapshot-scope.ts';
import type { SnapshotOptions } from './snapshot-scope.ts';
import { createPacker, type PackedPart } from './snapshot-parts.ts';

/** A snapshot and its parts by their names, ready to be written. */
export interface TakenSnapshot {
  readonly title: string;
  readonly parts: ReadonlyMap<string, PackedPart>;
  /** The parts that the first page needs. */
  readonly first: readonly string[];
  readonly pictures: number;
  /** Code points of all that can be read in it. */
  readonly letters: ReadonlySet<number>;
  readonly notes: readonly string[];
}

/** Everything that a page without a server shows of some projects: pictures, answers and, in a site, all that is declared. */
export async function takeSnapshot(projects: readonly Project[], options: SnapshotOptions): Promise<TakenSnapshot> {
  const packer = createPacker(projects);
  const open = {
    projects: () => projects,
    project: (uri: string) => projects.find(({ root }) => root === uri),
    projectsOf: (uri: string) => projects.filter(({ documents }) => documents.get(uri) !== undefined),
  };
  const viewer = createViewerRequests(open, { of: () => options.comparison });
  const slugs = slugsOf(projects);
  const first: string[] = [];
  const taken: SnapshotProject[] = [];
  let pictures = 0;
  for (const [place, project] of projects.entries()) {
    const { shown, drawn, front } = await takeProject({ project, viewer, slug: slugs[place] ?? '', pack: packer.pack, options });
    taken.push(shown);
    pictures += drawn;
    first.push(...front);
  }
  const [only] = taken;
  const title = taken.length === 1 && only ? only.info.name : counted(taken.length, 'architecture');
  const snapshot: Snapshot = {
    kind: options.kind,
    title,
    projects: taken,
    rules: options.kind === 'site' ? rulesIn(taken.flatMap(({ findings }) => findings)) : {},
    ...(options.templates !== undefined && { templates: options.templates }),
  };
  packer.put('snapshot', snapshot);
  return { title, parts: packer.parts(), letters: packer.letters(), first: ['snapshot', ...first], pictures, notes: taken.flatMap(({ notes }) => notes) };
}

interface TakeProject {
  readonly project: Project;
  readonly viewer: ViewerRequests;
  readonly slug: string;
  readonly pack: (label: string, part: unknown) => string;
  readonly options: SnapshotOptions;
}

async function takeProject({ project, viewer, slug, pack, options }: TakeProject) {
  const state = project.state();
  const at = options.at === undefined ? undefined : `plateau:${options.at}`;
  const info = viewer.projects({}).find(({ uri }) => uri === project.root);
  if (info === undefined) throw new Error(`${project.root} is not among the projects.`);
  const { views, plateaus, notes, compared } = scopeOf({ state, info, viewer, at, options });
  tellOfLongWork(info.name, views.length * plateaus.length);
  const findings = state.findings.filter((finding) => !finding.waived);
  const { parts: pictures, drawn, shownIn } = await drawViews({
    ...{ viewer, views, plateaus, findings },
    project: project.root,
    isOnly: at !== undefined,
    isCompared: compared !== undefined,
    drawing: options.drawing,
  });
  const answers = Object.fromEntries(
    info.answers.map((entry) => [answerName(entry), pack(`${slug}-answer-${answerName(entry)}`, answersAt(viewer, project.root, entry, plateaus, at !== undefined))]),
  );
  const isSite = options.kind === 'site';
  const shown: SnapshotProject = {
    info: { ...info, views, plateaus: options.comparison?.after.at === undefined ? shownPlateaus(info, at, plateaus) : [] },
    slug,
    broken: findings.some(({ rule, severity }) => rule === 'syntax' && severity === 'error'),
    notes,
    findings: findings.map(withoutFixes),
    views: Object.fromEntries([...pictures].map(([name, part]) => [name, pack(`${slug}-${name}`, part)])),
    answers,
    ...(compared !== undefined && { comparison: pack(`${slug}-comparison`, compared) }),
    ...(options.withText && { sources: pack(`${slug}-text`, sourcesOf(project, state)) }),
    ...(isSite && { documents: pack(`${slug}-elements`, documentElements(state, findings, shownIn)) }),
    kinds: isSite ? countKinds(state) : [],
  };
  const front = isSite ? info.answers.filter(({ journey }) => journey === undefined).flatMap((entry) => answers[answerName(entry)] ?? []) : [];
  return { shown, drawn, front };
}

/** From so many pictures on, drawing takes more than a few seconds on a small machine. */
const longWork = 40;

/** One line for who waits. By the number and not by a clock, so that the same call writes the same. */
function tellOfLongWork(name: string, pictures: number): void {
  if (pictures >= longWork) process.stderr.write(`cxa: ${name} has ${counted(pictures, 'picture')} to draw; this takes a moment …\n`);
}

function shownPlateaus({ plateaus }: ProjectInfo, at: ElementId | undefined, drawn: readonly (ElementId | undefined)[]): ProjectInfo['plateaus'] {
  if (at !== undefined) return plateaus.filter(({ id }) => id === at);
  return plateaus.filter(({ id }, place) => place === 0 || drawn.includes(id));
}

function answersAt(viewer: ViewerRequests, project: string, entry: AnswerEntry, plateaus: readonly (ElementId | undefined)[], isOnly: boolean) {
  const { question, journey } = entry;
  const answer = { question, ...(journey !== undefined && { journey }) };
  const found: Record<string, Answer> = {};
  for (const plateau of entry.isAtPlateau ? plateaus : [undefined]) {
    const result = viewer.answer({ project, answer, ...(plateau !== undefined && { plateau }) });
    if (result !== undefined) found[isOnly ? '' : (plateau ?? '')] = result.answer;
  }
  return found;
}

function sourcesOf({ documents }: Project, { model }: ProjectState): SourcesPart {
  const texts = documents.all().map(({ uri, text }) => [uri, text] as const);
  return {
    texts: Object.fromEntries(texts.sort(([one], [other]) => (one < other ? -1 : 1))),
    places: Object.fromEntries([...model.sources].map(([id, { file, range }]) => [id, { file, range }])),
  };
}

function countKinds({ model }: ProjectState): readonly KindCount[] {
  const counts = new Map<string, number>();
  for (const { kind } of model.elements) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return kindsInOrder.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 || kindGroups[kind].place === 'none' ? [] : [{ kind, title: kindGroups[kind].title, count }];
  });
}

function rulesIn(findings: readonly Finding[]): Snapshot['rules'] {
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  return Object.fromEntries(
    ids.flatMap((id): readonly (readonly [string, RuleText])[] => {
      const rule = rules[id];
      return rule === undefined ? [] : [[id, { title: rule.title, severity: rule.severity, summary: rule.summary, why: rule.why, fix: rule.fix }]];
    }),
  );
}

/** Nobody can apply them here. */
function withoutFixes(finding: Finding): Finding {
  return { ...finding, fixes: [] };
}

/** Names for addresses, each once. */
function slugsOf(projects: readonly Project[]): readonly string[] {
  const taken = new Map<string, number>();
  return projects.map((project) => {
    const { model } = project.state();
    const name = decodeURIComponent(project.root.slice(project.root.lastIndexOf('/') + 1)) || architectureName(model);
    const slug = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'project';
    const count = (taken.get(slug) ?? 0) + 1;
    taken.set(slug, count);
    return count === 1 ? slug : `${slug}-${count}`;
  });
}
