import type { Around } from './table.ts';

/** What the language server has to say. */
export function showOutput({ output }: Around): void {
  output.show();
}
