import { expect, test } from 'vitest';
import { exportMermaid, mermaidExcess } from '../../diagram/export/mermaid.ts';
import { buildView, findView } from '../../diagram/views/table.ts';
import { hostileTitles } from '../support/hostile-titles.ts';
import { graphOf, viewsCalled } from '../support/hostile-views.ts';
import { sampleSequence } from '../support/sample-sequence.ts';
import { viewContextOf } from '../support/view-context.ts';

const text = `
channel chat "Web chat" { served by bot  hours 24x7 }
channel phone "Phone" { kind voice  served by desk }
system bot "Chat bot" { kind chatbot  lifecycle sunset }
system desk "Agent desktop" { kind ccaas }
system crm "Customer records" { kind crm }
bot -> crm "Who is it?" by rest { carries customerNo }
desk -> crm "Nightly copy" { style batch  every 24h }
journey help "Help me" {
  phase ask "Asks" {
    step one "Asks the bot" on chat using bot -> crm { actor customer  brings customerNo  produces summary }
    step two "Tells an agent" on phone using desk { actor agent  needs summary }
    one -> two 40% when "No answer"
    one -> end 60% when "Solved"
  }
}
`;

function mermaid(name: string, source = text): string {
  const context = viewContextOf(source);
  const found = findView(context.index, name);
  if ('problem' in found) throw new Error(found.problem);
  return exportMermaid(buildView(context, found), { theme: 'light' });
}

test('a landscape is a flowchart of systems, channels and how they are joined', () => {
  const chart = mermaid('landscape');
  expect(chart).toMatch(/^---\ntitle: "[^"]+"\n---\nflowchart LR\n/);
  expect(chart).toContain('n_channel_chat("Web chat<br/>24x7")');
  expect(chart).toMatch(/n_system_bot\[\["Chat bot<br\/>chatbot/);
  expect(chart).toContain('n_channel_chat --- n_system_bot');
  expect(chart).toMatch(/n_system_bot -->\|"Who is it\?<br\/>rest.*"\| n_system_crm/);
  const [, position] = /linkStyle (\d+).*stroke-dasharray:14 6/.exec(chart) ?? [];
  const edges = chart.split('\n').filter((line) => /^ {2}n_\w+ <?[-=]/.test(line));
  expect(edges[Number(position)]).toContain('Nightly copy');
});

test('a blueprint says of each step who, where, with what, and what is lost', () => {
  const chart = mermaid('journey:help');
  expect(chart).toContain('flowchart TB\n  subgraph n_phase_1["Asks"]\n');
  expect(chart).toContain('["1 Asks the bot<br/>Customer · Web chat<br/>Chat bot → Customer records');
  expect(chart).toMatch(/\["2 Tells an agent<br\/>Agent · Phone<br\/>Agent desktop<br\/>✗ lost#58; summary/);
  expect(chart).toMatch(/n_step_help_one -->\|"40 %<br\/>No answer<br\/>! JRN-02"\| n_step_help_two/);
  expect(chart).toMatch(/n_step_help_one -->\|"60 %<br\/>Solved"\| (n_end\w+)\n/);
  expect(chart).toMatch(/classDef found-warning stroke:#\w+,stroke-width:2px\n {2}class .*n_step_help_two/);
  expect(chart).toMatch(/\n%% ✗ error · ! warning.*\n$/);
});

test('a sequence is a sequence diagram with notes for steps, branches and breaks', () => {
  const diagram = mermaid('sequence:help');
  expect(diagram).toContain('sequenceDiagram\n  actor n_customer as ');
  expect(diagram).toContain('  participant n_channel_chat as Web chat');
  expect(diagram).toMatch(/Note over n_customer,n_system_crm: 1 Asks the bot/);
  expect(diagram).toContain('  n_customer->>n_channel_chat: customerNo\n');
  expect(diagram).toMatch(/n_system_bot->>n_system_crm: Who is it\?<br\/>rest/);
  expect(diagram).toMatch(/Note over .*: 40 % · No answer → 2 Tells an agent<br\/>60 % · Solved → end/);
  expect(diagram).toMatch(/Note over .*: ! JRN-02 chat → phone loses summary/);
  const async = exportMermaid(sampleSequence({ steps: 6 }), { theme: 'light' });
  expect(async).toMatch(/n_\w+-\)n_\w+: /);
  expect(async).toMatch(/n_\w+-xn_\w+: /);
});

test('every line is drawn as in the picture, and one to a part of its own container goes to a box inside', () => {
  const chart = exportMermaid(graphOf('X'), { theme: 'dark' });
  for (const arrow of ['-->', '-.->', '==>', '<-.->']) expect(chart).toContain(`n_channel_web ${arrow}`);
  expect(chart.match(/stroke-dasharray:(?:14 6|1 5)/g)).toHaveLength(2);
  expect(chart).toContain('  n_system_suite_itself -->|"! INT-01"| n_system_suite_a');
  expect(chart.slice(chart.indexOf('subgraph'), chart.indexOf('\n  end'))).toContain('n_system_suite_itself["X');
  // Two ids that differ in signs alone have names of their own.
  expect(chart).toContain('n_system_suite_a_2["X');
  expect(chart).toContain('class n_system_suite_a_2 dashed');
});

test('no title is read as anything but itself', () => {
  for (const title of hostileTitles) {
    for (const view of viewsCalled(title)) {
      const written = exportMermaid(view, { theme: 'light' });
      const [, heading = '', ...lines] = written.split('\n');
      expect(() => JSON.parse(heading.replace('title: ', ''))).not.toThrow();
      for (const line of lines) {
        const words = /^\s*Note over [\w,]+: (.*)|^\s*(?:participant|actor) \w+ as (.*)|^\s*n_\w+-[->x)]+n_\w+: (.*)/.exec(line);
        const labels = words === null ? [...line.matchAll(/"([^"]*)"/g)].map(([, label = '']) => label) : [words[1] ?? words[2] ?? words[3] ?? ''];
        for (const label of labels) expect(label.replaceAll('<br/>', '').replace(/#\d+;/g, ' ')).not.toMatch(/["#;:<>[\]{}`|*_~$&@\\]|%%|^\d+\.\s|^[-+]|[\u0000-\u001f\u202e]/);
        if (words === null) expect(line.replace(/"[^"]*"/g, '')).toMatch(/^[\w\s\-.=<>()[\]|,:#%]*$|^%% /);
      }
      expect(exportMermaid(view, { theme: 'light' })).toBe(written);
    }
  }
});

test('a long title is cut, and what GitHub does not draw is said', () => {
  const label = /n_channel_web\[\["(x+…)<br/.exec(exportMermaid(graphOf('x'.repeat(10_000)), { theme: 'light' }))?.[1];
  expect(label).toHaveLength(160);
  const view = graphOf('X');
  const [edge] = view.edges;
  if (edge === undefined) throw new Error('There are edges.');
  const copies = (count: number) => ({ ...view, edges: Array.from({ length: count }, (_, at) => ({ ...edge, id: `e${at}`, label: '' })) });
  const excess = (count: number) => mermaidExcess(copies(count), exportMermaid(copies(count), { theme: 'light' }));
  expect(excess(500)).toBeUndefined();
  expect(excess(501)).toBe('has 501 lines between its boxes, and GitHub draws 500 at most');
  const long = sampleSequence({ steps: 400, words: 'A sentence that is long' });
  expect(mermaidExcess(long, exportMermaid(long, { theme: 'light' }))).toMatch(/^has \d+,\d{3} characters, and GitHub draws 50,000 at most$/);
});

test('an empty project says what to write first', () => {
  expect(mermaid('landscape', '')).toMatch(/flowchart LR\n {2}n_empty\["[^"]+"\]\n$/);
});
