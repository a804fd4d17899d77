import { describe, expect, test } from 'vitest';
import type { Answer, MatrixPart } from '../../model/answers/answer.ts';
import { jrn02 } from '../../model/rules/jrn-02.ts';
import { answerText } from '../support/answer-text.ts';

/** A row for each journey: its verdicts, from plateau to plateau. */
function rows({ parts }: Answer): readonly string[] {
  const matrix = parts.find((part): part is MatrixPart => part.kind === 'matrix');
  return (matrix?.rows ?? []).map((row) => `${row.title}: ${row.cells.map((cell) => cell?.verdict ?? '–').join(' · ')}`);
}

const owned = `team service
system desk { owner service }
channel web { served by desk  auth anonymous }
`;
const journey = (name: string, more = '', step = 'on web using desk') => `journey ${name} "${name}" { accountable service  owner service  ${more}
  step ask "Asks" ${step} { actor customer }
}
`;
const good = `${owned}${journey('buy')}`;

describe('horizon', () => {
  test('of an empty model is not known', () => {
    const answer = answerText('', 'horizon');
    expect(answer).toMatchObject({ verdict: 'not known', tone: 'unknown', coverage: { known: 0, of: 0, percent: 0 }, parts: [] });
    expect(answer.sentence).toBe('Not known: no journey is stated, so there is nothing that the architecture could be held against.');
  });

  test('is yes where nothing is said against any journey and nothing is missing', () => {
    const answer = answerText(good, 'horizon');
    expect(answer).toMatchObject({ verdict: 'yes', tone: 'good', reasons: [], questions: [], sentence: 'Yes: the journey holds.' });
    expect(answer.coverage).toMatchObject({ percent: 100 });
    expect(answer.coverage.of).toBeGreaterThan(2);
  });

  test('is not known where a fact is missing that decides, and asks the team for it', () => {
    const answer = answerText(good.replace('system desk { owner service }', 'system desk'), 'horizon');
    expect(answer.verdict).toBe('not known');
    expect(answer.coverage.known).toBe(answer.coverage.of - 1);
    expect(answer.questions).toMatchObject([{ team: { id: 'team:service' }, settles: 1, at: [{ element: 'system:desk' }] }]);
    expect(answer.questions[0]?.text).toContain('desk has no owner stated');
  });

  test('a journey without steps, or whose steps use nothing, is not known', () => {
    expect(answerText('team service\njourney buy { accountable service }\n', 'horizon')).toMatchObject({ verdict: 'not known', reasons: [{ text: '"buy" states no step.' }] });
    expect(answerText(`${owned}${journey('buy', '', 'on none using none')}`, 'horizon').verdict).toBe('not known');
  });

  test('a sketch, which no rule looks at, is not known', () => {
    const answer = answerText(good, 'horizon', { profile: 'sketch' });
    expect(answer.verdict).toBe('not known');
    expect(answer.sentence).toContain('--profile design');
  });

  test('says how many customers a month must repeat what, and where the text says so', () => {
    const critical = jrn02.bad.replace('volume', 'criticality critical  volume');
    const answer = answerText(critical, 'horizon');
    expect(answer.verdict).toBe('no');
    expect(answer.sentence).toMatch(/^No: 1 of 1 critical journey breaks, first "Late delivery": chat → voice loses summary; about 7,440 customers a month repeat it/);
    expect(answer.reasons[0]?.at[0]).toMatchObject({ element: 'step:lateDelivery.call', source: { file: 'file:///project/a.cxa' } });
    expect(answer.reasons.length).toBeLessThanOrEqual(3);
  });

  test('a warning is a risk; waived, it is none', () => {
    const warned = good.replace('system desk { owner service }', 'system desk { owner none }');
    expect(answerText(warned, 'horizon').verdict).toBe('at risk');
    expect(answerText(`${warned}waive OWN-01 on desk until 2026-12-31 because "It is sold"\n`, 'horizon').verdict).toBe('yes');
  });

  test('critical journeys decide, and another that breaks is a risk', () => {
    const both = `${owned}${journey('pay', 'criticality critical')}${journey('buy').replace('accountable service', 'accountable none')}`;
    const answer = answerText(both, 'horizon');
    expect(rows(answer)).toEqual(['pay: yes', 'buy: no']);
    expect(answer.verdict).toBe('at risk');
    expect(answer.sentence).toContain('every critical journey holds, and "buy" breaks');
    expect(answerText(`${owned}${journey('pay', 'criticality critical')}`, 'horizon').verdict).toBe('yes');
  });

  describe('over plateaus', () => {
    const text = `plateau now "Now"
plateau next "Next" after now
plateau later "Later" after next
team service { exists until later }
team desks
system desk { owner desks }
channel web { served by desk  auth anonymous }
${journey('buy').replace('owner service', 'owner desks')}${journey('chat').replace('accountable service  owner service', 'accountable desks  exists from next')}`;

    test('each journey has its verdict at each, and none before it exists', () => {
      expect(rows(answerText(text, 'horizon'))).toEqual(['buy: yes · yes · no', 'chat: – · yes · yes']);
    });

    test('it says where nothing breaks yet', () => {
      const { sentence } = answerText(text, 'horizon');
      expect(sentence).toContain('first "buy" at "Later"');
      expect(sentence).toContain('Nothing breaks at "Now" and "Next".');
    });

    test('it can be asked of one alone', () => {
      expect(answerText(text, 'horizon', { at: 'next' })).toMatchObject({ verdict: 'yes', plateau: { id: 'plateau:next' }, sentence: 'Yes: all 2 journeys hold at "Next".' });
      expect(answerText(text, 'horizon', { at: 'later' }).verdict).toBe('no');
    });
  });

  describe('what it takes', () => {
    const takes = (text: string) => {
      const part = answerText(text, 'horizon').parts.find(({ title }) => title === 'What it takes');
      return part?.kind === 'table' ? [part.columns.map(({ title }) => title).join(' | '), ...part.rows.map(({ cells }) => cells.join(' | '))] : [];
    };

    test('counts systems, lines and what both cost, plateau by plateau, against the first', () => {
      const text = `architecture shops "Shops" { currency EUR }
plateau now "Now"
plateau next "Next" after now
system shop { cost 1000 EUR/month  system cart { cost 500 EUR/year } }
system erp { cost 8000 EUR/year  exists until next }
system bus { kind ipaas  exists from next }
shop -> erp { via none  cost 2000 EUR/year }
shop -> bus
`;
      expect(takes(text)).toEqual([
        'Plateau | Systems | Integrations | Direct | Run cost a year | Stated',
        'Now | 2 | 1 | 1 | 22,500 EUR | for 4 of 4',
        'Next | 2 | 1 | 0 | 12,500 EUR (−44 %) | for 2 of 4',
      ]);
    });

    test('a line of which nobody says whether it is direct may be', () => {
      expect(takes('system a\nsystem b\nsystem c\na -> b { via none }\nb -> c\n')).toEqual(['Plateau | Systems | Integrations | Direct', 'Now | 3 | 2 | 1 to 2']);
    });

    test('what is paid once is no run cost, and currencies are not added up', () => {
      const text = 'system a { cost 100 USD/year }\nsystem b { cost 7 EUR/year }\nsystem c { cost 5000 EUR }\n';
      expect(takes(text).at(1)).toBe('Now | 3 | 0 | 0 | 7 EUR + 100 USD | for 2 of 3');
    });

    test('what is retired does not count, nor where there is no system at all', () => {
      expect(takes('system a\nsystem old { lifecycle retired }\na -> old\n').at(1)).toBe('Now | 1 | 0 | 0');
      expect(takes('team a\n')).toEqual([]);
    });
  });
});
