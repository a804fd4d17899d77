import { expect, test } from 'vitest';
import { withProfile } from '../../extension/profile-edit.ts';
import { readProjectConfig } from '../../language-server/project-config.ts';
import { profiles } from '../../model/model.ts';

test('the profile changes, comments and the rest stay', () => {
  const before = `{
  // What must be stated grows with the project.
  "profile": "design", /* since May */
  "rules": { "OWN-03": "off" }
}
`;
  expect(withProfile(before, 'build')).toBe(before.replace('"design"', '"build"'));
});

test.each([
  ['no file', undefined],
  ['an empty one', '\n'],
  ['one without a profile', '{ "name": "Shop" }'],
  ['tabs and Windows lines', '{\r\n\t"name": "Shop"\r\n}\r\n'],
  ['a comma too many', '{ "name": "Shop", }'],
])('%s gets one', (_, before) => {
  for (const profile of profiles) {
    const { config, problems } = readProjectConfig(withProfile(before, profile));
    expect(config.profile).toBe(profile);
    expect(problems).toEqual([]);
    if (before?.includes('Shop')) expect(config.name).toBe('Shop');
  }
});
