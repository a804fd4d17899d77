import { callHierarchy } from './call-hierarchy.ts';
import { codeActions } from './code-actions.ts';
import { codeLens } from './code-lens.ts';
import { completion } from './completion.ts';
import { definition } from './definition.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentLinks } from './document-links.ts';
import { documentSymbols } from './document-symbols.ts';
import { folding } from './folding.ts';
import { formatting } from './formatting.ts';
import { hover } from './hover.ts';
import { implementation } from './implementation.ts';
import { inlayHints } from './inlay-hints.ts';
import { linkedEditing } from './linked-editing.ts';
import { onTypeFormatting } from './on-type-formatting.ts';
import type { Provider } from './provider.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { selectionRanges } from './selection-ranges.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { typeDefinition } from './type-definition.ts';
import { signatureHelp } from './signature-help.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

/** Every feature beyond diagnostics, one file each. */
export const providers: readonly Provider[] = [
  completion,
  signatureHelp,
  hover,
  definition,
  typeDefinition,
  implementation,
  references,
  documentHighlight,
  linkedEditing,
  rename,
  documentSymbols,
  workspaceSymbols,
  folding,
  selectionRanges,
  formatting,
  onTypeFormatting,
  semanticTokens,
  codeActions,
  codeLens,
  inlayHints,
  documentLinks,
  callHierarchy,
];
