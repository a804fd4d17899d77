import { type ViewEntry, type ViewKind, viewKinds } from '../../diagram/view-graph.ts';
import { CompareBar } from './compare-bar.tsx';
import { CompareMenu } from './compare-menu.tsx';
import type { ExportAction } from './export-action.ts';
import { Icon, type IconName } from './icon.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { ThemeMenu } from './theme-menu.tsx';
import type { Viewer } from './viewer.ts';
import type { AnswerEntry, AnswerRequest, ComparisonResult } from '../../language-server/protocol.ts';
import { answerEntryOf, currentProject, entryOf, isComparing, shownTitle, type ViewerState } from './viewer-state.ts';

interface ToolbarProps {
  readonly viewer: Viewer;
  readonly state: ViewerState;
  readonly actions: ToolbarActions;
  readonly searching: boolean;
  /** The colours are chosen here, unless around the page. */
  readonly hasTheme?: boolean;
}

export interface ToolbarActions {
  readonly search: () => void;
  readonly export: (action: ExportAction) => void;
}

const groupTitles: Readonly<Record<ViewKind, string>> = {
  landscape: 'Systems',
  journey: 'Journeys',
  flow: 'Flows',
  sequence: 'Sequences',
};

const exports: readonly (MenuItem & { readonly key: ExportAction })[] = [
  { key: 'copy-png', title: 'Copy as PNG', icon: 'copy' },
  { key: 'save-png', title: 'Save as PNG', icon: 'image' },
  { key: 'save-svg', title: 'Save as SVG', icon: 'export' },
];

/** Which picture, and what to do with it. */
export function Toolbar({ viewer, state, actions, searching, hasTheme = true }: ToolbarProps) {
  const project = currentProject(state);
  const plateaus = project?.plateaus ?? [];
  const title = shownTitle(state);
  const answer = answerEntryOf(project, state.answer);
  return (
    <header>
      <h1 class="visually-hidden">{title ?? 'CXA'}</h1>
      <div class="toolbar" role="toolbar" aria-label="Picture">
      {state.projects.length > 1 && (
        <Menu
          label="Project"
          icon="project"
          className="shrinks"
          text={project?.name}
          items={state.projects.map(projectItem)}
          chosen={project?.uri}
          onChoose={viewer.showProject}
        />
      )}
      <ViewMenu viewer={viewer} state={state} />
      <SubjectTabs viewer={viewer} state={state} />
      {plateaus.length > 0 && answer?.isAtPlateau !== false && (answer !== undefined || state.view?.compare === undefined) && (
        <Menu
          label="Plateau"
          icon="plateau"
          className="shrinks"
          text={plateaus.find(({ id }) => id === state.view?.plateau)?.title ?? plateaus[0]?.title}
          items={plateaus.map(({ id, title }) => ({ key: id, title }))}
          chosen={state.view?.plateau ?? plateaus[0]?.id}
          onChoose={(key) => viewer.showPlateau(key === plateaus[0]?.id ? undefined : key)}
        />
      )}
      <Status state={state} onRetry={viewer.retry} />
      <span class="toolbar-gap" />
      <CompareMenu viewer={viewer} state={state} />
      <Toggle icon="search" label="Find (Ctrl+F or ⌘F)" on={searching} onClick={actions.search} />
      {answer === undefined && (
        <>
          <FindingsToggle viewer={viewer} state={state} />
          <PanelToggle viewer={viewer} state={state} panel="outline" icon="outline" label="Outline" />
          <Toggle icon="legend" label="Legend" on={state.legend} onClick={() => viewer.change({ legend: !state.legend })} />
        </>
      )}
      {viewer.host.kind === 'vscode' && (
        <Toggle
          icon="target"
          label="Follow the cursor"
          on={state.follow}
          onClick={() => viewer.change({ follow: !state.follow, cursor: undefined })}
        />
      )}
      {answer === undefined && (
        <Menu
          label="Export"
          icon="export"
          align="right"
          items={exports}
          filterFrom={Number.POSITIVE_INFINITY}
          onChoose={(key) => actions.export(key as ExportAction)}
        />
      )}
      {hasTheme && viewer.host.kind === 'browser' && <ThemeMenu viewer={viewer} state={state} />}
      </div>
      {isComparing(state) && <CompareBar viewer={viewer} state={state} />}
    </header>
  );
}

function ViewMenu({ viewer, state }: Pick<ToolbarProps, 'viewer' | 'state'>) {
  const project = currentProject(state);
  const views = project?.views ?? [];
  const entry = entryOf(project, state.view);
  const answers = project?.answers ?? [];
  const answer = answerEntryOf(project, state.answer);
  const told = answers.filter(({ question }) => question === 'explain').map(answerItem);
  const itemOf = (view: ViewEntry) => viewItem(view, state.comparison);
  // A journey's story stands beside its pictures; what is asked of the whole comes before any picture.
  const builtIn = viewKinds.flatMap((kind) => [
    ...views.filter((view) => view.kind === kind && view.declaration === undefined).map(itemOf),
    ...(kind === 'journey' ? told : []),
  ]);
  return (
    <Menu
      label="View"
      icon={answer ? answerIcon(answer) : (entry?.kind ?? 'landscape')}
      className="view-menu"
      filterFrom={3}
      text={answer?.title ?? entry?.title ?? 'No view'}
      items={[
        ...answers.filter(({ question }) => question !== 'explain').map(answerItem),
        ...builtIn,
        ...views.filter((view) => view.declaration !== undefined).map(itemOf),
      ]}
      chosen={answer ? answerKey(answer) : entry?.name}
      onChoose={(key) => {
        const next = views.find((view) => view.name === key);
        const asked = answers.find((each) => answerKey(each) === key);
        if (next !== undefined) viewer.showView(next);
        else if (asked !== undefined) viewer.showAnswer(requestOfAnswer(asked));
      }}
    />
  );
}

/** The other pictures of the same journey, one click away. */
function SubjectTabs({ viewer, state }: Pick<ToolbarProps, 'viewer' | 'state'>) {
  const project = currentProject(state);
  const subject = state.answer === undefined ? state.view?.subject : state.answer.question === 'explain' ? state.answer.journey : undefined;
  const views = project?.views ?? [];
  const told = project?.answers.find((entry) => entry.question === 'explain' && subject !== undefined && entry.journey === subject);
  const same = views.filter((view) => subject !== undefined && view.subject === subject && view.declaration === undefined);
  if (same.length < 2) return undefined;
  return (
    <fieldset class="tabs" aria-label="Pictures of this journey">
      {same.map((view) => (
        <Toggle
          key={view.name}
          icon={view.kind}
          label={tabTitles[view.kind]}
          on={state.answer === undefined && view.kind === state.view?.kind}
          onClick={() => viewer.showView(view)}
        />
      ))}
      {told !== undefined && <Toggle icon="quote" label="In words" on={state.answer !== undefined} onClick={() => viewer.showAnswer(requestOfAnswer(told))} />}
    </fieldset>
  );
}

const tabTitles: Readonly<Record<ViewKind, string>> = {
  landscape: 'Landscape',
  journey: 'Blueprint',
  flow: 'Flow',
  sequence: 'Sequence',
};

function answerItem(entry: AnswerEntry): MenuItem {
  return { key: answerKey(entry), title: entry.title, icon: answerIcon(entry), group: entry.question === 'explain' ? 'Journeys in words' : 'Answers' };
}

function answerIcon({ question }: AnswerEntry): IconName {
  return question === 'explain' ? 'quote' : 'question';
}

function answerKey({ question, journey }: AnswerRequest): string {
  return `answer ${question} ${journey ?? ''}`;
}

/** Without what only the picker needs, so that what is kept is what is asked. */
function requestOfAnswer({ question, journey }: AnswerEntry): AnswerRequest {
  return { question, ...(journey !== undefined && { journey }) };
}

/** In a comparison, with how much is different in it. */
function viewItem(entry: ViewEntry, comparison: ComparisonResult | undefined): MenuItem {
  const different = comparison?.views.find(({ name }) => name === entry.name);
  const count = different?.changes;
  return {
    key: entry.name,
    title: entry.title,
    detail: different && (count === undefined ? 'different' : `${count} ${count === 1 ? 'difference' : 'differences'}`),
    icon: entry.kind,
    group: entry.declaration === undefined ? groupTitles[entry.kind] : 'Own views',
  };
}

function projectItem(project: ViewerState['projects'][number]): MenuItem {
  const { errors, warnings } = project;
  const counts = [errors > 0 ? `${errors} ✕` : '', warnings > 0 ? `${warnings} △` : ''].filter(Boolean).join('  ');
  return { key: project.uri, title: project.name, detail: counts === '' ? project.profile : counts, icon: 'project' };
}

/** Quiet words about a picture that is not quite what the text says. */
function Status({ state, onRetry }: { readonly state: ViewerState; readonly onRetry: () => void }) {
  const note = statusOf(state);
  return (
    <span class="status" role="status">
      {note !== undefined && (
        <span class={`status-note ${note.tone}`} title={note.detail}>
          <Icon name={note.icon} />
          <span class="tool-text">{note.text}</span>
          {note.retry === true && (
            <button type="button" class="link" onClick={onRetry}>
              Try again
            </button>
          )}
        </span>
      )}
    </span>
  );
}

interface StatusNote {
  readonly icon: IconName;
  readonly tone: 'warning' | 'error' | 'muted';
  readonly text: string;
  readonly detail: string;
  readonly retry?: true;
}

function statusOf(state: ViewerState): StatusNote | undefined {
  if (!state.connected) {
    return { icon: 'warning', tone: 'warning', text: 'Disconnected', detail: 'The viewer’s server cannot be reached. Is cxa preview still running?' };
  }
  if (state.problem !== undefined && state.picture !== undefined) {
    return { icon: 'warning', tone: 'error', text: 'Stale', detail: state.problem, retry: true };
  }
  if (state.stale) {
    return { icon: 'warning', tone: 'warning', text: 'Stale', detail: 'Nothing can be drawn from the text as it is now: this is the last good picture.' };
  }
  if (state.broken) {
    return { icon: 'warning', tone: 'warning', text: 'Syntax errors', detail: 'A file has syntax errors, so that something may be missing here.' };
  }
  return undefined;
}

/** Errors and warnings each with their number, as in the editor's own status bar; notes where there is nothing worse. */
function FindingsToggle({ viewer, state }: Pick<ToolbarProps, 'viewer' | 'state'>) {
  const findings = (state.picture?.findings ?? []).filter((finding) => !finding.waived);
  const counts = severities.map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length }));
  const worse = counts.filter(({ severity, count }) => severity !== 'info' && count > 0);
  const shown = worse.length > 0 ? worse : counts.filter(({ count }) => count > 0);
  const on = state.panel === 'findings';
  const label = ['Findings', counts.filter(({ count }) => count > 0).map(sayCount).join(', ')].filter(Boolean).join(': ');
  return (
    <button type="button" class="tool" title={label} aria-label={label} aria-pressed={on} onClick={() => viewer.change({ panel: on ? 'none' : 'findings' })}>
      {shown.length === 0 && <Icon name="pass" tone="good" />}
      {shown.flatMap(({ severity, count }) => [
        <Icon key={severity} name={severity} tone={severity} />,
        <span key={`${severity}:count`} class="count">
          {count}
        </span>,
      ])}
    </button>
  );
}

const severities = ['error', 'warning', 'info'] as const;
const severityWords = { error: 'error', warning: 'warning', info: 'note' } as const;

function sayCount({ severity, count }: { readonly severity: (typeof severities)[number]; readonly count: number }): string {
  return `${count} ${severityWords[severity]}${count === 1 ? '' : 's'}`;
}

interface PanelToggleProps extends Pick<ToolbarProps, 'viewer' | 'state'> {
  readonly panel: 'outline';
  readonly icon: IconName;
  readonly tone?: string;
  readonly label: string;
  readonly text?: string | undefined;
}

function PanelToggle({ viewer, state, panel, ...rest }: PanelToggleProps) {
  const on = state.panel === panel;
  return <Toggle {...rest} on={on} onClick={() => viewer.change({ panel: on ? 'none' : panel })} />;
}

interface ToggleProps {
  readonly icon: IconName;
  readonly tone?: string | undefined;
  readonly label: string;
  readonly text?: string | undefined;
  readonly on: boolean;
  readonly onClick: () => void;
}

function Toggle({ icon, tone, label, text, on, onClick }: ToggleProps) {
  return (
    <button
      type="button"
      class="tool"
      title={label}
      aria-label={text === undefined ? label : `${label}: ${text}`}
      aria-pressed={on}
      onClick={onClick}
    >
      <Icon name={icon} tone={tone} />
      {text !== undefined && <span class="count">{text}</span>}
    </button>
  );
}
