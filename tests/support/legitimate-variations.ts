import type { Change } from './clean-architecture.ts';

/** What is as good as the clean text, by what is done; where a fact is left out, only hints may come of it. */
export const variations: Readonly<Record<string, Omit<Change, 'copy'>>> = {
  'an uncritical system without redundancy': { put: [['system §lab¶ "Analytics" {', 'system §lab¶ "Analytics" { redundancy none ']] },
};
