import { useState } from 'preact/hooks';
import { thousands } from '../../../model/phrases.ts';
import type { ElementDocument } from '../static/snapshot.ts';
import { ElementLink } from './element-link.tsx';
import type { SitePageProps } from './site-page.ts';

const most = 300;

/** What is declared, kind by kind. */
export function ElementsPage({ kind, ...page }: SitePageProps & { readonly kind: string | undefined }) {
  const { project, documents, address } = page;
  const [filter, setFilter] = useState('');
  const shown = project.kinds.find((each) => each.kind === kind) ?? project.kinds.find((each) => each.kind === 'system') ?? project.kinds[0];
  const all = (documents?.all ?? []).filter((document) => document.kind === shown?.kind);
  const found = all.filter((document) => fits(document, filter));
  const hasOwner = all.some(({ owner }) => owner !== undefined);
  return (
    <>
      <h1 class="site-title">Elements</h1>
      <nav class="site-kinds" aria-label="Kinds">
        {project.kinds.map((each) => (
          <a key={each.kind} href={address({ page: 'elements', project, kind: each.kind })} aria-current={each === shown ? 'page' : undefined}>
            {each.title} <b>{thousands(each.count)}</b>
          </a>
        ))}
      </nav>
      {shown !== undefined && (
        <section>
          <div class="site-heading">
            <h2>{shown.title}</h2>
            {all.length > 12 && (
              <input class="site-field" type="search" placeholder="Filter" aria-label={`Filter ${shown.title}`} value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
            )}
          </div>
          {documents === undefined ? (
            <p class="site-quiet">Reading…</p>
          ) : (
            <div class="answer-scroll">
              <table class="site-table">
                <thead>
                  <tr>
                    <th scope="col">Title</th>
                    <th scope="col">Name</th>
                    {hasOwner && <th scope="col">Owner</th>}
                    <th scope="col" class="number">
                      Used by
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {found.slice(0, most).map((document) => (
                    <tr key={document.id}>
                      <th scope="row">
                        <ElementLink id={document.id} page={page} />
                      </th>
                      <td>
                        <code>{document.path}</code>
                        {document.type !== undefined && <span class="site-quiet"> {document.type}</span>}
                      </td>
                      {hasOwner && <td>{document.owner === undefined ? <span class="site-quiet">not stated</span> : document.owner === 'none' ? 'none' : <ElementLink id={document.owner} page={page} />}</td>}
                      <td class="number">{document.usedBy.length}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {documents !== undefined && found.length === 0 && <p class="site-quiet">None is called so.</p>}
          {found.length > most && <p class="site-quiet">and {thousands(found.length - most)} more: type above to narrow the list.</p>}
        </section>
      )}
    </>
  );
}

function fits({ label, path, type = '' }: ElementDocument, filter: string): boolean {
  const text = `${label} ${path} ${type}`.toLocaleLowerCase();
  return filter.toLocaleLowerCase().split(/\s+/).every((word) => text.includes(word));
}
