import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectSize } from './big-project.ts';
import { project } from './built.ts';

/** Another language of architectures that checks text: LikeC4. Never a dependency; it lives in a cache folder. */
export interface Peer {
  readonly name: string;
  /** The Node script of its command line. */
  readonly program: string;
}

export async function installPeer(): Promise<Peer> {
  const home = join(project, '.cache', 'peer');
  const at = join(home, 'node_modules', 'likec4');
  if (!existsSync(join(at, 'package.json'))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', 'likec4'], { cwd: home, stdio: 'inherit', shell: process.platform === 'win32' });
  }
  const { version, bin } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as { version: string; bin: string | Record<string, string> };
  return { name: `LikeC4 ${version}`, program: join(at, typeof bin === 'string' ? bin : (bin.likec4 ?? '')) };
}

/** As many elements, in as many files, with as many relations: integrations, and the steps of every journey. */
export function writePeerProject(folder: string, size: ProjectSize): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'specification.c4'), 'specification {\n  element system\n  element journey\n  tag core\n}\n');
  const parts = size.files - 1;
  const domains = Math.ceil(size.systems / domainSize);
  for (let part = 0; part < parts; part++) {
    const lines = ['model {'];
    for (let domain = part; domain < domains; domain += parts) {
      const own = Math.min(domainSize, size.systems - domain * domainSize);
      lines.push(`  domain${domain} = system "Domain ${domain}" {`);
      for (let n = 0; n < own; n++) lines.push(`    s${n} = system "System ${domain}-${n}" { description "Owned by a team"  technology "rest" }`);
      lines.push('  }');
    }
    for (let n = part; n < size.integrations; n += parts) {
      const domain = n % domains;
      const own = Math.min(domainSize, size.systems - domain * domainSize);
      lines.push(`  domain${domain}.s${n % own} -> domain${domain}.s${(n + 1 + (n % 3)) % own} "link ${n}" { technology "rest" }`);
    }
    for (let n = part; n < size.journeys; n += parts) {
      lines.push(`  journey${n} = journey "Journey number ${n}" { description "Owned by a team" }`);
      for (let at = 0; at < size.steps; at++) {
        const domain = (n + at) % (domains - 1);
        lines.push(`  journey${n} -> domain${domain}.s${(n + at) % domainSize} "step ${at}"`);
      }
    }
    writeFileSync(join(folder, `part-${String(part).padStart(2, '0')}.c4`), `${lines.join('\n')}\n}\n`);
  }
  writeFileSync(join(folder, 'views.c4'), 'views {\n  view index {\n    include domain0\n  }\n}\n');
}

const domainSize = 20;
