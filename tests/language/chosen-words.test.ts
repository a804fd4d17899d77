import { expect, test } from 'vitest';
import { readTexts } from '../../language-server/read-texts.ts';

/** Words that are keywords elsewhere, each as the name of what is chosen. */
const words = ['consent', 'phase', 'owner', 'channel', 'capability', 'until', 'because'];

test.each(words)('a kind before the name %s is the kind of what is chosen', (word) => {
  const text = `capability ${word} "The one"
template t() {
  expect capability ${word}
  forbid capability ${word} because "Of old"
  expect capability ${word} -> system a
}
view landscape v { include capability ${word} }
waive OWN-01 on capability ${word} until 2027-01-01 because "Decided"
conform to t
`;
  const { model, fragments } = readTexts([{ uri: 'file:///a.cxa', text }]);
  expect(fragments.flatMap(({ problems }) => problems.map(({ message }) => message))).toEqual([]);
  const held = model.elements.find((element) => element.kind === 'conform');
  expect(held?.kind === 'conform' && held.expectations.map(({ from }) => from.element)).toEqual(Array(3).fill(`capability:${word}`));
  expect(model.elements.find((element) => element.kind === 'waiver')).toMatchObject({ on: `capability:${word}` });
});
