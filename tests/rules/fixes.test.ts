import { describe, expect, test } from 'vitest';
import { fixEdit } from '../../language-server/fix-edit.ts';
import { createMemoryFiles } from '../../language-server/file-system.ts';
import { createProject } from '../../language-server/project.ts';
import type { Fix } from '../../model/finding.ts';
import { rules } from '../../model/rules/table.ts';

const uri = 'file:///project/a.cxa';

/** A text as the tool reads it, with what the edit of a fix makes of it. */
function read(text: string) {
  const files = { root: 'file:///project', documents: [uri], config: undefined };
  const project = createProject(files, { fileSystem: createMemoryFiles(new Map()), today: () => '2026-06-01', profile: 'build' });
  project.setConfig('{}');
  project.setText(uri, text);
  const { model, findings } = project.state();
  const applied = (fix: Fix): string => {
    const change = fixEdit(project, model, fix);
    if (!change) throw new Error(`Nothing to edit for "${fix.title}".`);
    const lines = text.split('\n');
    const offset = ({ line, character }: { line: number; character: number }) =>
      lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
    const { range, newText } = change.edit;
    return text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end));
  };
  return { findings, applied };
}

/** Which fixes a rule offers for a text, with what the fixed text looks like where it changes. */
const more: Readonly<Record<string, string>> = {
  'OWN-01': 'team digital\nsystem oms { owner digital }\nsystem erp { owner digital }\noms -> erp\n',
  'OWN-02': 'team digital\njourney buy "Buying" {\n  step pay\n}\n',
  'INT-01': 'team t\nsystem a\nsystem b\na -> b by soap { contract none  telemetry none  owner t }\n',
  'INT-06': 'system a\nsystem b\nsystem c\nchannel web\nb -> c\njourney j {\n  step s on web using a -> b\n}\n',
  'JRN-02': 'channel web\nsystem a\njourney j {\n  step s on web using a {\n    actor customer\n    needs orderId, basket\n  }\n}\n',
  'JRN-03': 'channel chat\nchannel voice\nsystem a\njourney j {\n  step ask on chat using a { actor bot  produces intent }\n  step call on voice using a { actor agent  needs intent }\n}\n',
  'JRN-04': `channel chat
channel voice
handover chat -> voice cold
system a
system b
a -> b { carries orderId }
journey j { step ask on chat using a { actor bot  produces intent }  step call on voice using b { actor agent  needs intent } }
`,
  'JRN-07': rules['JRN-07']?.unknown ?? '',
  'GOV-03': 'metric ces { cadence weekly  read by none }\njourney buy "Buying" {\n  criticality critical\n}\n',
  'GOV-04': 'programme change "New desk" {\n  sponsor "COO" 4h per week\n}\n',
  'GOV-08': 'team ops "Operations"\nprogramme change "New desk"\n',
  'RES-03': 'system a\nsystem b\na -> b { retry 2 }\n',
  'PRV-05': `data CardData { class card }
data Customer { subject customer  class personal }
channel phone
system ivr
system recording { kind recording }
system monitor { kind observability }
system crm
ivr -> crm { carries Customer  encryption none  auth mtls }
ivr -> monitor { carries Customer  encryption tls  auth mtls }
ivr -> recording { carries none }
journey pay { step card on phone using ivr, recording { produces CardData } }
`,
  'COM-06': 'channel sms\nsystem mail\ncommunication tip { channel sms  sender mail }\npolicy contact { single view mail }\n',
  'JRN-06': rules['JRN-06']?.bad.concat('channel voice { hours Mon-Fri 09:00-17:00 }\n') ?? '',
};

/** `INT-01`: saying that it is direct answers the question, and the answer may be a finding. */
const answers = new Set(['INT-01']);

/** What needs a file beside the text is mended in neither. */
const texts = Object.values(rules).filter(({ observed }) => observed === undefined).flatMap((rule) => [
  { id: rule.id, of: 'its example', text: rule.bad },
  ...(more[rule.id] ? [{ id: rule.id, of: 'another', text: more[rule.id] ?? '' }] : []),
]);

describe.each(texts)('the fixes of $id for $of', ({ id, text }) => {
  const { findings, applied } = read(text);
  const own = findings.filter((finding) => finding.rule === id);

  test('there is something to mend', () => {
    expect(own.length).toBeGreaterThan(0);
  });

  test.each(own.flatMap((finding) => finding.fixes.map((fix) => ({ title: fix.title, finding, fix }))))('$title', ({ finding, fix }) => {
    const after = read(applied(fix)).findings;
    expect(after.filter((each) => ['syntax', 'reference', 'vocabulary'].includes(each.rule)).map((each) => each.message)).toEqual([]);
    const still = after.filter((each) => each.rule === id && each.element === finding.element);
    if (answers.has(id)) expect(still.filter((each) => each.missing)).toEqual([]);
    else expect(still.map((each) => each.message)).not.toContain(finding.message);
  });
});

test('what mends most is offered', () => {
  const offered = texts.filter(({ text, id }) => read(text).findings.some((finding) => finding.rule === id && finding.fixes.length > 0));
  expect([...new Set(offered.map(({ id }) => id))]).toEqual([
    'OWN-01', 'OWN-02', 'IDD-01', 'IDD-02', 'IDD-03', 'IDD-04', 'INT-01', 'INT-05', 'INT-06', 'JRN-02', 'JRN-03', 'JRN-04', 'JRN-06', 'JRN-07',
    'OWN-01', 'OWN-02', 'IDD-01', 'IDD-02', 'IDD-04', 'INT-01', 'INT-06', 'JRN-02', 'JRN-03', 'JRN-04', 'JRN-06',
    'GOV-01', 'GOV-03', 'GOV-04', 'GOV-08',
    'OWN-01', 'OWN-02', 'IDD-01', 'IDD-02', 'IDD-04', 'INT-01', 'INT-06', 'JRN-02', 'JRN-03', 'JRN-04', 'JRN-06', 'RES-03',
    'OWN-01', 'OWN-02', 'IDD-01', 'IDD-02', 'IDD-04', 'INT-01', 'INT-06', 'INT-07', 'JRN-02', 'JRN-03', 'JRN-04', 'JRN-06',
    'PRV-03', 'PRV-04', 'PRV-05', 'PRV-06',
    'OWN-01', 'OWN-02', 'IDD-01', 'IDD-02', 'IDD-04', 'INT-01', 'INT-06', 'JRN-02', 'JRN-03', 'JRN-04', 'JRN-06', 'COM-01', 'COM-02', 'COM-04',
    'COM-05', 'COM-06',
  ]);
});
