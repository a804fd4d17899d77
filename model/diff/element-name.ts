import type { Element } from '../element.ts';
import type { ArchitectureIndex } from '../query.ts';

/** An element in a sentence, with its kind: `system "CRM"`, `integration "Reserve stock" (OMS → ERP)`, `handover chat → voice`. */
export function elementName(element: Element, index: ArchitectureIndex): string {
  switch (element.kind) {
    case 'integration': {
      const ends = `${index.label(element.from)} → ${index.label(element.to)}`;
      return element.title === undefined ? `integration ${ends}` : `integration "${element.title}" (${ends})`;
    }
    case 'handover':
      // Channels and teams are called as the findings call them.
      return `handover ${pathOf(index, element.from)} → ${pathOf(index, element.to)}`;
    case 'transition':
      return `arrow ${index.label(element.from)} → ${element.to === undefined ? 'end' : index.label(element.to)}`;
    case 'waiver':
      return `waiver ${element.path}`;
    case 'context':
      return `context item ${element.path}`;
    case 'step':
      return `step "${element.title ?? element.name}" of ${index.label(element.journey)}`;
    case 'use':
      return element.template === undefined ? `use of a template ${element.path}` : `use of the template ${pathOf(index, element.template)} as ${element.path}`;
    default:
      return `${words[element.kind] ?? element.kind} ${element.title === undefined ? element.path : `"${element.title}"`}`;
  }
}

const words: Readonly<Record<string, string>> = { conform: 'conformance to' };

function pathOf(index: ArchitectureIndex, id: string): string {
  return index.element(id)?.path ?? id.slice(id.indexOf(':') + 1);
}
