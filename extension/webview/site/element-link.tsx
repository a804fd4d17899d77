import type { ElementId } from '../../../model/element-base.ts';
import { Icon } from '../icon.tsx';
import type { SitePageProps } from './site-page.ts';

interface ElementLinkProps {
  readonly id: ElementId;
  readonly page: SitePageProps;
  /** Nothing is said about its findings, which stand beside it. */
  readonly isPlain?: boolean;
}

/** An element by its title, with the worst that is found about it. */
export function ElementLink({ id, page: { project, documents, address }, isPlain = false }: ElementLinkProps) {
  const document = documents?.byId.get(id);
  const label = document?.label ?? id.slice(id.indexOf(':') + 1);
  const severities = (document?.findings ?? []).map((place) => project.findings[place]?.severity);
  const worst = severities.includes('error') ? 'error' : severities.includes('warning') ? 'warning' : undefined;
  if (document === undefined) return <span>{label}</span>;
  return (
    <span>
      <a href={address({ page: 'element', project, element: id })}>{label}</a>
      {!isPlain && worst !== undefined && (
        <>
          {' '}
          <Icon name={worst} tone={worst} />
          <span class="visually-hidden"> has {worst}s</span>
        </>
      )}
    </span>
  );
}
