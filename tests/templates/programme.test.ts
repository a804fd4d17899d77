import { expect, test } from 'vitest';
import { readTexts } from '../../language-server/read-texts.ts';
import { readModel } from '../support/check-text.ts';
import { find } from '../support/find-element.ts';

const plan = `template plan(time: frequency = 4h per week, share: percent = 100%, users: number = 10, usersTime: percent = 20%) {
  programme p {
    sponsor "COO" time during build
    product owner "Head of Service" share
    super users users at usersTime during build
    technical lead "Lead"
    at later { super users 12 }
    phase build weeks 1-3
  }
}
plateau now
plateau later after now
`;

const roles = (use: string) => find(readModel(`${plan}${use}`), 'programme', 'x.p').roles;

test('a role has the time that the use of its template gives it, else that of the template', () => {
  expect(roles('use plan as x')).toMatchObject([
    { role: 'sponsor', time: { text: '4h per week' }, during: ['build'] },
    { role: 'product owner', share: 100 },
    { role: 'super users', count: 10, share: 20, during: ['build'] },
    { role: 'technical lead', who: 'Lead' },
  ]);
  expect(roles('use plan as x (time: 2h per week, share: 50%, users: 6, usersTime: 10%)')).toMatchObject([
    { role: 'sponsor', time: { text: '2h per week' } },
    { role: 'product owner', share: 50 },
    { role: 'super users', count: 6, share: 10 },
    { role: 'technical lead' },
  ]);
});

test('a frequency is so many, or so long, in a time', () => {
  const { fragments } = readTexts([{ uri: 'file:///a.cxa', text: `${plan}use plan as x (time: 2h)` }]);
  expect(fragments.flatMap(({ problems }) => problems.map(({ message }) => message))).toEqual(['"time" is a frequency: write it as 4 per 30d or 4h per week.']);
});
