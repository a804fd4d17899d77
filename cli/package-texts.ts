import type { Template } from '../model/elements/reuse.ts';
import { capitalised } from '../model/phrases.ts';
import { quoteText } from '../language-server/quote-text.ts';
import { settingsFile } from '../language-server/starter-project.ts';
import type { StarterFile } from '../language-server/starter-project.ts';
import { readTexts } from '../language-server/read-texts.ts';
import { typeText } from '../language-server/template/parameter.ts';
import { useSnippet, wordsOf } from '../language-server/template/starter-use.ts';
import { markdownText } from './markdown-text.ts';

/** A package of templates that begins. */
export interface PackageNames {
  /** As npm has it: `@acme/help-desk`. */
  readonly name: string;
  /** `helpDesk` */
  readonly template: string;
  /** `Help desk` */
  readonly title: string;
}

/** What the pictures of a new package show: the names of views of its example. */
export const pictureViews = ['landscape', 'journey:question'] as const;

/** The names that follow from npm's. */
export function packageNames(name: string): PackageNames {
  const words = name.slice(name.lastIndexOf('/') + 1).split(/[^a-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word, place) => (place === 0 ? word : capitalised(word))).join('');
  const template = joined === 'none' || !/^[a-z]/.test(joined) ? `template${capitalised(joined)}` : joined;
  return { name, template, title: capitalised(words.join(' ')) };
}

/** Every file of a new package but its pictures, which are drawn from the example. */
export function packageFilesFor(names: PackageNames, version: string, today: string): readonly StarterFile[] {
  const template = { name: `${names.template}.cxa`, text: templateText(names) };
  return [
    { name: 'package.json', text: manifestText(names, version) },
    template,
    { ...settingsFile(`${names.title}, an example`), name: 'example/cxa.json' },
    { name: 'example/main.cxa', text: exampleText(names) },
    { name: 'README.md', text: readmeText(names, template.text, today) },
    { name: '.gitignore', text: 'node_modules\n*.tgz\n' },
  ];
}

function manifestText({ name, template, title }: PackageNames, version: string): string {
  const views = pictureViews.map((view) => `--view ${view}`).join(' ');
  const manifest = {
    name,
    version: '0.1.0',
    description: `${title}: a template for customer-experience architectures in CXA.`,
    keywords: ['cxa', 'cxa-template', 'customer-experience', 'architecture'],
    files: ['*.cxa', 'example', 'images'],
    cxa: { files: ['*.cxa'], template },
    scripts: {
      test: 'cxa check example',
      pictures: `cxa render example ${views} -o images && cxa render example ${views} --theme dark -o images/dark`,
      gallery: 'cxa site . -o gallery',
    },
    peerDependencies: { cxa: `>=${version}` },
    peerDependenciesMeta: { cxa: { optional: true } },
    devDependencies: { cxa: `^${version}` },
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function templateText({ template, title }: PackageNames): string {
  return `/**
 * A service desk that answers by phone and chat, with every conversation in the CRM.
 *
 * What it makes stands below the name of the use: \`help.desk\`, \`help.phone\`, \`help.chat\`. Change it with \`set\`, add to it
 * in the block of the use.
 */
template ${template}(
  /** The name that customers know; it stands in titles. */
  brand: text,
  /** Answers for the desk and its channels. */
  owner: team,
  /** Where customers and their cases are kept. */
  crm: system,
  /** When people answer. */
  staffed: hours = Mon-Fri 08:00-18:00,
  /** A chat beside the phone, from which an agent calls the customer. */
  withChat: flag = yes
) ${quoteText(title)} {
  system desk "{brand} service desk" {
    kind ccaas
    owner owner
    run owner owner
    hosting saas
    lifecycle live
    criticality high
  }
  channel phone "{brand} phone" {
    kind voice
    mode sync
    direction both
    hours staffed
    staffed staffed
    auth identified
    served by desk
    owner owner
  }
  /** What a customer has asked for, and what was done. */
  data Case "Case" {
    class personal
    identifiers caseId, customerId
    owner owner
  }
  desk -> crm as lookUp "Customers and cases" by rest {
    style request-reply
    carries customerId
    returns Case
    auth oauth2
    encryption tls
    timeout 2s
    retry 2
    idempotent
    telemetry traces, metrics, logs
    owner owner
  }
  when withChat {
    channel chat "{brand} chat" {
      kind chat
      mode sync
      direction inbound
      hours staffed
      staffed staffed
      auth identified
      served by desk
      owner owner
    }
    handover chat -> phone warm "We call you now" {
      via callback
      carries customerId, intent, summary
      within 5min
      owner owner
    }
  }
}
`;
}

function exampleText({ name, template, title }: PackageNames): string {
  return `// What the template makes of a small architecture. Its pictures are those of the README: npm run pictures
import "${name}"

architecture example ${quoteText(`${title}, an example`)}

team service "Customer service" { unit }
persona robin "Robin, in a hurry" { goal "Have an answer today" }

system crm "CRM" {
  kind crm
  owner service
  lifecycle live
  masters Case
}

use ${template} as help (brand: "Acme", owner: service, crm: crm)

journey question "Has a question" {
  for robin
  accountable service
  owner service
  volume 2000/month
  step ask "Asks in the chat" on help.chat using help.desk -> crm {
    actor agent
    needs customerId
    produces intent, summary
  }
  step call "Is called back" on help.phone using help.desk -> crm {
    actor agent
    needs customerId, intent, summary, Case
  }
  ask -> call 30% when "It is not that simple"
  ask -> end 70% when "It is answered"
}
`;
}

function readmeText({ name, template, title }: PackageNames, text: string, today: string): string {
  const made = readTexts([{ uri: 'file:///template.cxa', text }]).model.elements.find((element) => element.kind === 'template');
  return `# ${name}

${title}: a template for customer-experience architectures in [CXA](https://www.npmjs.com/package/cxa). Write here in two sentences what it
makes and when to use it.

${pictureText('landscape', 'What it makes')}

## Use it

\`\`\`sh
npm install ${name}
\`\`\`

\`\`\`cxa
import "${name}"

${made === undefined ? '' : useSnippet(made, today)}
\`\`\`

\`npx cxa init my-architecture --template ${name}\` writes a project that uses it. \`cxa template show ${template}\` tells its parameters:

${parameterTable(made)}

A journey on it, from [the example](example/main.cxa):

${pictureText('journey-question', 'A journey from the chat to the phone')}

## Work on it

- \`npm test\` checks the example.
- \`npm run pictures\` draws the pictures of this page anew; \`npm run gallery\` makes a page of everything that the template makes.
- \`npm pack --dry-run\` shows what \`npm publish\` would send. State a \`license\` and a \`repository\` in \`package.json\` before you publish.
- Who uses it sees what your next version would change in his own architecture: \`cxa template outdated --with ./${name.replace(/^@/, '').replace('/', '-')}-0.2.0.tgz\`
`;
}

function pictureText(name: string, words: string): string {
  return `<picture>
  <source media="(prefers-color-scheme: dark)" srcset="images/dark/${name}.svg">
  <img src="images/${name}.svg" alt="${words}">
</picture>`;
}

function parameterTable(template: Template | undefined): string {
  const rows = (template?.parameters ?? []).map(
    (parameter) => `| \`${parameter.name}\` | ${markdownText(typeText(parameter))} | ${parameter.default === undefined ? 'has to be given' : `\`${parameter.default}\``} | ${markdownText((parameter.description ?? wordsOf(parameter.name)).replace(/\s+/g, ' '))} |`,
  );
  return ['| Parameter | Type | When left out | |', '|---|---|---|---|', ...rows].join('\n');
}
