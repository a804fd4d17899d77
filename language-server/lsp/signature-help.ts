import { MarkupKind, SignatureHelpRequest } from 'vscode-languageserver';
import type { Position, SignatureHelp } from 'vscode-languageserver';
import { placeAt } from '../completion-place.ts';
import type { Parentheses } from '../completion-place.ts';
import { wordsBefore } from '../reading-words.ts';
import { parameterText } from '../template/parameter.ts';
import { templateNamed } from './completion-templates.ts';
import type { DocumentView, Provider } from './provider.ts';

export const signatureHelp: Provider = {
  capabilities: { signatureHelpProvider: { triggerCharacters: ['(', ',', ':'], retriggerCharacters: [' '] } },
  register(requests) {
    requests.onDocument(SignatureHelpRequest.type, null, (view, { position }) => signatureAt(view, position));
  },
};

/** In the parentheses of a use: what its template takes, and what of it is being written. */
function signatureAt(view: DocumentView, position: Position): SignatureHelp | null {
  const { words, startsLine } = wordsBefore(view.document.text, view.text.offsetAt(position));
  const { inParentheses } = placeAt(words, startsLine);
  if (!inParentheses || inParentheses.head === 'template') return null;
  const template = templateNamed(view, inParentheses.template);
  if (!template) return null;
  const parameters = template.parameters.map((parameter) => ({
    label: parameterText(parameter),
    ...(parameter.description !== undefined && { documentation: { kind: MarkupKind.Markdown, value: parameter.description } }),
  }));
  const about = template.description ?? template.title;
  return {
    signatures: [
      {
        label: `${template.path}(${parameters.map(({ label }) => label).join(', ')})`,
        parameters,
        ...(about !== undefined && { documentation: { kind: MarkupKind.Markdown, value: about } }),
      },
    ],
    activeSignature: 0,
    activeParameter: activeIn(
      inParentheses,
      template.parameters.map(({ name }) => name),
    ),
  };
}

/** The parameter whose value is written, else the first that is not given yet. */
function activeIn({ name, given }: Parentheses, names: readonly string[]): number {
  const wanted = name ?? names.find((each) => !given.includes(each));
  const index = wanted === undefined ? -1 : names.indexOf(wanted);
  return index < 0 ? names.length : index;
}
