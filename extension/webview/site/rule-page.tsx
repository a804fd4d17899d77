import { FindingList } from './finding-list.tsx';
import { Markdown } from './markdown.tsx';
import type { SitePageProps } from './site-page.ts';

/** What a rule means, why it matters, how to mend what it finds; and what it has found here. */
export function RulePage({ rule, ...page }: SitePageProps & { readonly rule: string }) {
  const { snapshot, project, address } = page;
  const text = snapshot.rules[rule];
  const findings = project.findings.filter((finding) => finding.rule === rule);
  return (
    <article>
      <p class="site-about">
        <a href={address({ page: 'findings', project })}>Findings</a> · {rule}
      </p>
      <h1 class="site-title">{text?.title ?? rule}</h1>
      {text === undefined ? (
        <p class="site-lead">Nothing is found by this rule here.</p>
      ) : (
        <>
          <Markdown text={text.summary} className="site-lead" />
          <h2>Why it matters</h2>
          <Markdown text={text.why} className="prose" />
          <h2>How to mend it</h2>
          <Markdown text={text.fix} className="prose" />
        </>
      )}
      {findings.length > 0 && (
        <section>
          <h2>
            What it finds here <span class="site-number">{findings.length}</span>
          </h2>
          <FindingList findings={findings} page={page} />
        </section>
      )}
    </article>
  );
}
