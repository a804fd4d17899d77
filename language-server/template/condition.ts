import type * as ast from '../generated/ast.ts';
import { displayText } from './binding.ts';
import type { Bindings } from './binding.ts';

/** Whether a `when` holds; where nothing is known of its parameter, what it may make is there. */
export function conditionHolds(when: ast.When, bindings: Bindings): boolean {
  const binding = bindings.get(when.parameter ?? '');
  if (!binding?.value) return binding !== undefined;
  const text = displayText(binding.value);
  const holds = when.value === undefined ? !absent.has(text) : text === when.value;
  return when.not ? !holds : holds;
}

const absent: ReadonlySet<string> = new Set(['no', 'none', 'false', '']);
