import type { InlayHint } from 'vscode-languageserver-protocol';
import { expect, onTestFinished, test } from 'vitest';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';

const uri = `${clientRoot}/main.cxa`;

async function hintsOf(text: string, from = 0, to = 1000): Promise<readonly InlayHint[]> {
  const client = await startLanguageClient({ 'cxa.json': '{}', 'main.cxa': text });
  onTestFinished(client.close);
  await client.write(uri, text);
  const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
  return client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
}

/** The text with its hints in it, as an editor shows it. */
async function shown(text: string): Promise<string> {
  const lines = text.split('\n');
  const hints = [...(await hintsOf(text))].sort(
    (a, b) => b.position.line - a.position.line || b.position.character - a.position.character,
  );
  for (const { position, label } of hints) {
    const line = lines[position.line] ?? '';
    lines[position.line] = `${line.slice(0, position.character)} ‹${String(label)}›${line.slice(position.character)}`;
  }
  return lines.join('\n');
}

test('a component and an integration within a system have the owner of the system', async () => {
  expect(
    await shown(`team service "Customer Service" { unit }
system crm "CRM" {
  owner service
  system cases "Cases {}" {
    system notes
  }
  system mails "Mails" { owner none }
  cases -> mails
}
system other
crm -> other`),
  ).toBe(`team service "Customer Service" { unit }
system crm "CRM" {
  owner service
  system cases "Cases {}" ‹owner Customer Service› {
    system notes ‹owner Customer Service›
  }
  system mails "Mails" { owner none }
  cases -> mails ‹owner Customer Service›
}
system other
crm -> other`);
});

test('values from defaults stand beside the declaration, and give way to its own', async () => {
  expect(
    await shown(`team it "IT" { unit }
defaults integration { owner it  encryption tls  auth oauth2  timeout 2s }
system a
system b
a -> b as one "One" by rest { auth mtls }
a -> b as two`),
  ).toBe(`team it "IT" { unit }
defaults integration { owner it  encryption tls  auth oauth2  timeout 2s }
system a
system b
a -> b as one "One" by rest ‹owner IT · encryption tls · timeout 2s› { auth mtls }
a -> b as two ‹owner IT · auth oauth2 · encryption tls · …›`);
});

const systems = `system shop { availability 99.95% }
system oms { availability 99% }
system erp
shop -> oms
oms -> erp
`;

test('a journey’s availability stands beside its target', async () => {
  expect(
    await shown(`${systems}journey a {
  target availability 99.9%
  step b using shop -> oms { actor customer }
}
journey c "C" {
  target duration 2d  target availability 98%
  step d using shop -> oms -> erp { actor customer }
}
journey e "E" { step f using shop { actor customer } }
journey g { target availability 99%  step h using erp { actor customer } }
journey i { step j { actor customer } }`),
  ).toBe(`${systems}journey a {
  target availability 99.9% ‹≈ 98.95 %, below target›
  step b using shop -> oms { actor customer }
}
journey c "C" {
  target duration 2d  target availability 98% ‹at best ≈ 98.95 %›
  step d using shop -> oms -> erp { actor customer }
}
journey e "E" ‹availability ≈ 99.95 %› { step f using shop { actor customer } }
journey g { target availability 99% ‹not known›  step h using erp { actor customer } }
journey i { step j { actor customer } }`);
});

test('a hint says how it comes about', async () => {
  const [hint] = await hintsOf(
    `plateau now "Now"\n${systems}journey c { target availability 98%  step d using shop -> oms -> erp { actor customer } }`,
  );
  expect(hint?.tooltip).toBe(
    'The systems of the worst way through at Now together: shop 99.95 % · oms 99 %. Not stated: erp.',
  );
  const [owner] = await hintsOf('team t\nsystem a { owner t\n  system b "B"\n}');
  expect(owner?.tooltip).toBe('B states no owner; what it is part of belongs to t.');
});

test('what comes later is judged as it stands then', async () => {
  expect(
    await shown('team t\nplateau now\nplateau p1 after now\nsystem a { exists from p1  owner t\n  system b\n}'),
  ).toContain('system b ‹owner t›');
});

test('only what is in sight is answered', async () => {
  const text = 'team t\nsystem a { owner t\n  system b\n}\nsystem c { owner t\n  system d\n}';
  expect((await hintsOf(text, 4, 6)).map(({ position }) => position.line)).toEqual([5]);
});
