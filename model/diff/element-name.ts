import type { Element } from '../element.ts';
import type { ArchitectureIndex } from '../query.ts';

/** An element in a sentence, with its kind: `system "CRM"`, `integration OMS -> ERP "Reserve stock"`, `handover chat -> voice`. */
export function elementName(element: Element, index: ArchitectureIndex): string {
  const title = element.title === undefined ? '' : ` "${element.title}"`;
  switch (element.kind) {
    case 'integration':
    case 'handover':
      return `${element.kind} ${pathOf(index, element.from)} -> ${pathOf(index, element.to)}${title}`;
    case 'transition':
      return `arrow ${index.label(element.from)} -> ${element.to === undefined ? 'end' : index.label(element.to)}`;
    case 'waiver':
      return `waiver ${element.path}`;
    case 'context':
      return `context item ${element.path}`;
    case 'step':
      return `step "${element.title ?? element.name}" of ${index.label(element.journey)}`;
    default:
      return `${words[element.kind] ?? element.kind} ${element.title === undefined ? element.path : `"${element.title}"`}`;
  }
}

const words: Readonly<Record<string, string>> = { use: 'use of a template', conform: 'conformance to' };

function pathOf(index: ArchitectureIndex, id: string): string {
  return index.element(id)?.path ?? id.slice(id.indexOf(':') + 1);
}
