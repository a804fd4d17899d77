import { CodeLine } from '../source-pane.tsx';
import { Icon } from '../icon.tsx';
import { requestOf } from '../viewer-state.ts';
import type { ElementId } from '../../../model/element-base.ts';
import type { ElementDocument, Property, SourcesPart } from '../static/snapshot.ts';
import { ElementLink } from './element-link.tsx';
import { FindingList } from './finding-list.tsx';
import { Markdown } from './markdown.tsx';
import type { SitePageProps } from './site-page.ts';
import { usePart } from './use-part.ts';

/** Everything that is stated about one element, and where it counts. */
export function ElementPage({ element, ...page }: SitePageProps & { readonly element: ElementId }) {
  const { project, documents, address } = page;
  if (documents === undefined) return <p class="site-quiet" aria-busy="true">Reading…</p>;
  const about = documents.byId.get(element);
  if (about === undefined) {
    return (
      <>
        <h1 class="site-title">Not here</h1>
        <p>Nothing is declared as “{element}” any more. It may have another name now: search for it, or look among the elements.</p>
        <p class="site-more">
          <a href={address({ page: 'elements', project })}>All elements</a>
        </p>
      </>
    );
  }
  const findings = about.findings.flatMap((place) => project.findings[place] ?? []);
  return (
    <article class="element">
      <p class="site-about">
        <a href={address({ page: 'elements', project, kind: about.kind })}>{project.kinds.find(({ kind }) => kind === about.kind)?.title ?? about.kind}</a>
        {about.parent !== undefined && (
          <>
            {' '}
            · in <ElementLink id={about.parent} page={page} />
          </>
        )}
      </p>
      <h1 class="site-title">{about.label}</h1>
      <p class="element-name">
        <span class="element-kind">{[about.kind, about.type].filter(Boolean).join(' · ')}</span> <code>{about.path}</code>
      </p>
      {about.description !== undefined && <Markdown text={about.description} className="site-lead" />}
      <Seen about={about} page={page} />
      <Facts about={about} page={page} />
      {findings.length > 0 && (
        <section>
          <h2>Findings</h2>
          <FindingList findings={findings} page={page} isOfElement />
        </section>
      )}
      <Links title={about.kind === 'journey' ? 'Steps' : 'Inside'} ids={about.children} page={page} />
      <Links title="Used by" ids={about.usedBy} page={page} />
      <Links title="Journeys that depend on it" ids={about.kind === 'journey' ? [] : about.journeys} page={page} />
      <Written about={about} page={page} />
    </article>
  );
}

interface PartProps {
  readonly about: ElementDocument;
  readonly page: SitePageProps;
}

const mostViews = 8;

/** Where it is drawn: the picture opens with it marked. */
function Seen({ about, page: { project, address } }: PartProps) {
  const named = new Map(project.info.views.map((view) => [view.name, view]));
  // A journey is drawn as a whole, and not as a mark in its own picture.
  const own = project.info.views.filter(({ subject, declaration }) => subject === about.id && declaration === undefined).map(({ name }) => ({ view: name }));
  const shown = [...own, ...about.views.filter(({ view }) => !own.some((each) => each.view === view))];
  const views = shown.flatMap(({ view: name, ...at }) => {
    const view = named.get(name);
    return view === undefined ? [] : [{ view, plateau: 'plateau' in at ? at.plateau : undefined }];
  });
  if (views.length === 0) return undefined;
  return (
    <p class="element-seen">
      <span class="site-quiet">See it in</span>
      {views.slice(0, mostViews).map(({ view, plateau }) => (
        <a key={view.name} class="site-chip" href={address({ page: 'view', project, view: requestOf(view, plateau), ...(view.subject !== about.id && { element: about.id }) })}>
          <Icon name={view.kind} /> {view.title}
        </a>
      ))}
      {views.length > mostViews && <span class="site-quiet">and {views.length - mostViews} more</span>}
    </p>
  );
}

function Facts({ about, page }: PartProps) {
  const rows = [
    ...(about.owner === undefined ? [] : [{ word: 'owner', values: [about.owner === 'none' ? 'none' : { element: about.owner }] } satisfies Property]),
    ...about.properties,
  ];
  if (rows.length === 0 && about.links.length === 0) return <p class="site-quiet">Nothing more is stated about it.</p>;
  return (
    <section>
      <h2>What is stated</h2>
      <dl class="facts">
        {rows.map((row, place) => (
          <div key={`${row.word} ${place}`}>
            <dt>{row.word}</dt>
            <dd>
              <Values values={row.values} page={page} />
              {row.byDefault && <span class="site-quiet"> from defaults</span>}
            </dd>
          </div>
        ))}
        {about.links.length > 0 && (
          <div>
            <dt>links</dt>
            <dd>
              <ul class="fact-list">
                {about.links.map(({ title, target }) => (
                  <li key={target}>{/^https?:\/\//.test(target) ? <a href={target} rel="noreferrer">{title}</a> : <>{title} <code>{target}</code></>}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Values({ values, page }: { readonly values: Property['values']; readonly page: SitePageProps }) {
  const shown = values.map((value, place) => (typeof value === 'string' ? <span key={place}>{value}</span> : <ElementLink key={place} id={value.element} page={page} />));
  const [only] = shown;
  if (shown.length < 2) return <>{only}</>;
  return (
    <ul class="fact-list">
      {shown.map((value, place) => (
        <li key={place}>{value}</li>
      ))}
    </ul>
  );
}

const mostLinks = 60;

function Links({ title, ids, page }: { readonly title: string; readonly ids: readonly ElementId[]; readonly page: SitePageProps }) {
  if (ids.length === 0) return undefined;
  return (
    <section>
      <h2>
        {title} <span class="site-number">{ids.length}</span>
      </h2>
      <ul class="site-links">
        {ids.slice(0, mostLinks).map((id) => (
          <li key={id}>
            <ElementLink id={id} page={page} /> <span class="site-quiet">{page.documents?.byId.get(id)?.kind}</span>
          </li>
        ))}
      </ul>
      {ids.length > mostLinks && <p class="site-quiet">and {ids.length - mostLinks} more</p>}
    </section>
  );
}

/** The declaration itself, with the numbers of its lines. */
function Written({ about: { place }, page: { parts, project } }: PartProps) {
  const { part } = usePart<SourcesPart>(parts, place === undefined ? undefined : project.sources);
  const text = place && part?.texts[place.file];
  if (place === undefined) return undefined;
  const { start, end } = place.range;
  const lines = text?.split(/\r\n|\r|\n/).slice(start.line, end.line + 1) ?? [];
  return (
    <section>
      <h2>As it is written</h2>
      <p class="site-quiet">
        <code>
          {decodeURIComponent(place.file)}:{start.line + 1}
        </code>
      </p>
      {lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the keyboard
        <ol class="source written" start={start.line + 1} tabIndex={0} aria-label="Its text" ref={(list) => list?.style.setProperty('--first-line', String(start.line))}>
          {lines.map((line, index) => (
            <li key={index}>
              <CodeLine text={line} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
