import type { ViewContext } from '../../diagram/draw.ts';
import { checkModel } from '../../model/check.ts';
import type { Profile } from '../../model/model.ts';
import { createIndex } from '../../model/query.ts';
import { walkJourney } from '../../model/walk/journey.ts';
import { readModel } from './check-text.ts';

/** What views look at today, from a text; undeclared names are allowed. */
export function viewContextOf(text: string, profile: Profile = 'design'): ViewContext {
  const model = readModel(text, true);
  const { findings } = checkModel(model, { profile, rules: {}, today: '2026-06-01' });
  const index = createIndex(model);
  return { index, walk: (journey) => walkJourney(index, journey), findings };
}
