import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ProjectSize {
  readonly systems: number;
  readonly integrations: number;
  readonly journeys: number;
  readonly steps: number;
  readonly files: number;
}

export const bigSize: ProjectSize = { systems: 4_300, integrations: 6_000, journeys: 500, steps: 6, files: 26 };

/** Texts of a large project, always the same: domains of twenty systems, hubs, five hundred journeys with a bot and an agent. */
export function bigProject(size: ProjectSize = bigSize): ReadonlyMap<string, string> {
  const files = new Map<string, string>([['cxa.json', '{ "name": "big", "profile": "design" }\n'], ['shared.cxa', sharedText()], ['api.yaml', contractText]]);
  const parts = size.files - 1;
  for (let part = 0; part < parts; part++) files.set(`domain-${String(part).padStart(2, '0')}.cxa`, domainText(size, part, parts));
  return files;
}

export function writeProject(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

const domainSize = 20;
const channels = ['web', 'app', 'chat', 'voice', 'email'];
const kinds = ['crm', 'erp', 'ccaas', 'commerce', 'billing', 'knowledge'];

function sharedText(): string {
  const entities = range(80).map((n) => `data Data${n} "Data ${n}" { ${n % 4 === 0 ? 'subject customer  class personal  ' : ''}identifiers id${n}, customerId  owner team${n % 40}  retention 24mo }`);
  return [
    'architecture big "A large architecture" { currency EUR }',
    // Most of what is asked of an integration is stated; of some it is stated that it is not there.
    'defaults integration { contract "./api.yaml#call"  encryption tls  auth oauth2  timeout 2s  telemetry traces, metrics  propagates traceparent }',
    'plateau now "As is"\nplateau tobe "To be" after now { starts 2027-04-05 }',
    ...range(40).map((n) => `team team${n} "Team ${n}" { unit }`),
    ...range(8).map((n) => `persona persona${n} "Persona ${n}" { share 10% }`),
    ...range(8).map((n) => `system hub${n} "Hub ${n}" { kind ipaas  owner team${n}  availability 99.9% }`),
    ...channels.map((name, n) => `channel ${name} "Channel ${name}" { hours 24x7  staffed 24x7  auth identified  served by s${n}  target help response 60s }`),
    'handover chat -> voice warm { via transfer  carries customerId, intent, summary }',
    'handover web -> chat contextual { carries customerId, intent }',
    ...entities,
  ].join('\n');
}

function domainText(size: ProjectSize, part: number, parts: number): string {
  const own = (count: number) => range(count).filter((n) => Math.floor((n * parts) / count) === part);
  const name = (n: number) => `s${((n % size.systems) + size.systems) % size.systems}`;
  const systems = own(size.systems).map((n) => {
    const masters = n % 11 === 0 ? `  masters Data${(n / 11) % 80}` : '';
    return `system ${name(n)} "System ${n}" { kind ${kinds[n % kinds.length]}  owner team${n % 40}  availability 99.${String(n % 90).padStart(2, '0')}%${masters} }`;
  });
  const integrations = own(size.integrations).map((n) => {
    const from = n % size.systems;
    const domain = Math.floor(from / domainSize) * domainSize;
    const to = domain + ((from * 7 + Math.floor(n / size.systems) * 3 + 1) % domainSize);
    const via = n % 10 === 0 ? `  via hub${n % 8}` : '  via none';
    // Of one in ten the owner is left out, and of others it is stated that something is not there.
    const facts = n % 10 === 1 ? '' : `  owner team${n % 40}`;
    const faults = n % 20 === 2 ? '  contract none' : n % 20 === 3 ? '  telemetry none' : n % 20 === 4 ? '  auth none' : n % 20 === 5 ? '  timeout none' : '';
    return `${name(from)} -> ${name(to === from ? to + 1 : to)} as link${n} by rest { carries customerId, Data${n % 80}  p95 ${100 + (n % 400)}ms${facts}${via}${faults} }`;
  });
  const journeys = own(size.journeys).map((n) => {
    const base = Math.floor((n * 17) % (size.systems / domainSize)) * domainSize;
    const steps = range(size.steps).map((at) => {
      const actor = ['customer', 'bot', 'agent', 'customer', 'agent', 'system'][at % 6];
      const system = name(base + ((at * 3 + n) % domainSize));
      return `  step step${at} "Step ${at}" on ${channels[(at + n) % channels.length]} using ${system} { actor ${actor}  needs customerId${at > 1 ? ', intent' : ''}, Data${(n + at) % 80}${at === 1 ? '  produces intent, summary' : ''} }`;
    });
    return [
      `journey journey${n} "Journey number ${n}" {`,
      `  for persona${n % 8}  accountable team${n % 40}  owner team${n % 40}  intent help  volume ${1000 + n}/month  target availability 95%`,
      ...steps,
      `  step1 -> step2 40% when "unresolved"`,
      `  step1 -> end 60% when "solved"`,
      '}',
    ].join('\n');
  });
  return `${[...systems, ...integrations, ...journeys].join('\n\n')}\n`;
}

/** The one operation that all integrations name. */
const contractText = `openapi: 3.1.0
info: { title: Calls, version: 1.0.0 }
paths:
  /calls:
    post:
      operationId: call
      responses: { '200': { description: Called } }
`;

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
