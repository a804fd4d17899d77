import { expect } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { exampleStories, type ExampleStory } from '../../scripts/example-findings.ts';

/** `JRN-02 error step:lateDelivery.call from p1 until p3`, sorted. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, rule, element, span }) => [rule, severity, element, ...(span === undefined ? [] : [span])].join(' ')).sort();
}

/** What the rules page says that an example shows. */
export function storyOf(folder: string): ExampleStory {
  const found = exampleStories.find((each) => each.folder === folder);
  if (!found) throw new Error(`The rules page tells nothing of ${folder}.`);
  return found;
}

/** Every finding of the story is there with its numbers, everything else is explained, and the clean journeys are clean. */
export function expectStory(findings: readonly Finding[], folder: string): void {
  const { story, beside, clean } = storyOf(folder);
  const told = new Set<Finding>();
  for (const [rule, severity, element, ...says] of story) {
    const found = findings.find((finding) => finding.rule === rule && finding.severity === severity && finding.element === element && says.every((part) => finding.message.includes(part)));
    const near = findings.filter((finding) => finding.rule === rule && finding.element === element).map(({ severity: graded, message }) => `${graded}: ${message}`);
    expect(found, `${rule} ${severity} at ${element} says ${says.join(' … ')}, instead of ${near.join(' ')}`).toBeDefined();
    if (found) told.add(found);
  }
  const others = new Set(findings.filter((finding) => !told.has(finding)).map(({ rule }) => rule));
  expect([...others].sort()).toEqual([...new Set(beside.flatMap(({ rules }) => rules))].sort());
  const journeys = new Set(findings.flatMap((finding) => finding.journeys));
  for (const journey of clean) expect(journeys).not.toContain(`journey:${journey}`);
}
