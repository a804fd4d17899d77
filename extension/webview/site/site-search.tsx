import MiniSearch from 'minisearch';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { IconName } from '../icon.tsx';
import { SearchBox } from '../search-box.tsx';
import type { Route } from '../static/route.ts';
import { answerName, type Snapshot, type SnapshotProject } from '../static/snapshot.ts';
import { requestOf } from '../viewer-state.ts';
import type { Documents } from './site-page.ts';

interface SiteSearchProps {
  readonly snapshot: Snapshot;
  /** What is searched; of several the one that is being read. */
  readonly project: SnapshotProject | undefined;
  readonly documents: Documents | undefined;
  readonly onGo: (route: Route) => void;
  readonly onClose: () => void;
}

interface Hit {
  readonly key: string;
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
  /** Searched too, but not shown. */
  readonly text: string;
  /** How much sooner than others it comes. */
  readonly weight: number;
  readonly route: Route;
}

const MOST_HITS = 40;

/** Finds anything in the site while typing: elements, pictures, answers, findings and their rules. */
export function SiteSearch({ snapshot, project, documents, onGo, onClose }: SiteSearchProps) {
  const find = useMemo(() => finder(hitsOf(snapshot, project, documents)), [snapshot, project, documents]);
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const closeOutside = (event: Event) => {
      if (!around.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', closeOutside, true);
    return () => document.removeEventListener('pointerdown', closeOutside, true);
  }, [onClose]);
  return (
    <div class="site-search" ref={around}>
      <SearchBox
        placeholder="Search elements, pictures, answers and findings"
        find={find}
        keyOf={({ key }) => key}
        iconOf={({ icon }) => icon}
        onChoose={({ route }) => {
          onClose();
          onGo(route);
        }}
        onClose={onClose}
      />
    </div>
  );
}

function finder(hits: readonly Hit[]): (text: string) => readonly Hit[] {
  const index = new MiniSearch<{ id: number; title: string; detail: string; text: string }>({
    fields: ['title', 'detail', 'text'],
    searchOptions: { boostDocument: (id) => hits[Number(id)]?.weight ?? 1, prefix: true, fuzzy: 0.2, boost: { title: 4, detail: 2 }, combineWith: 'AND' },
  });
  index.addAll(hits.map(({ title, detail, text }, id) => ({ id, title, detail, text })));
  return (text) => (text.trim() === '' ? [] : index.search(text).slice(0, MOST_HITS).flatMap(({ id }) => hits[Number(id)] ?? []));
}

function hitsOf(snapshot: Snapshot, project: SnapshotProject | undefined, documents: Documents | undefined): readonly Hit[] {
  if (project === undefined) return [];
  const { info, findings } = project;
  return [
    ...(documents?.all ?? []).map(({ id, kind, label, path, type, description = '' }): Hit => ({
      ...{ key: id, icon: 'target', title: label, detail: `${[kind, type].filter(Boolean).join(' ')} ${path}`, text: description, weight: kind === 'transition' ? 1 : 3 },
      route: { page: 'element', project, element: id },
    })),
    ...info.views.map((view): Hit => ({
      ...{ key: view.name, icon: view.kind, title: view.title, detail: `${view.kind} picture`, text: '', weight: 2 },
      route: { page: 'view', project, view: requestOf(view, undefined) },
    })),
    ...info.answers.map(({ question, journey, title }): Hit => ({
      ...{ key: `answer ${answerName({ question, ...(journey !== undefined && { journey }) })}`, icon: 'question', title, detail: 'answer', text: '', weight: 1.5 },
      route: { page: 'answer', project, answer: { question, ...(journey !== undefined && { journey }) } },
    })),
    ...Object.entries(snapshot.rules).map(([rule, { title, summary }]): Hit => ({
      ...{ key: `rule ${rule}`, icon: 'info', title: `${rule} ${title}`, detail: 'rule', text: summary, weight: 1.5 },
      route: { page: 'rule', project, rule },
    })),
    ...findings.flatMap(({ rule, message, severity, element }, place): readonly Hit[] =>
      severity === 'info'
        ? []
        : [{ key: `finding ${place}`, icon: severity, title: message, detail: rule, text: '', weight: 1, route: element === undefined ? { page: 'findings', project } : { page: 'element', project, element } }],
    ),
  ];
}
