import { answerCommand } from './answer.ts';
import { checkCommand } from './check.ts';
import type { CliCommand } from './command.ts';
import { diffCommand } from './diff.ts';
import { explainCommand } from './explain.ts';
import { formatCommand } from './format.ts';
import { initCommand } from './init.ts';
import { lspCommand } from './lsp.ts';
import { modelCommand } from './model.ts';
import { previewCommand } from './preview.ts';
import { renderCommand } from './render.ts';
import { siteCommand } from './site.ts';
import { templateCommand } from './template.ts';

/** Every command, in the order of the help. */
export const commands: readonly CliCommand[] = [
  checkCommand,
  renderCommand,
  previewCommand,
  siteCommand,
  answerCommand,
  diffCommand,
  modelCommand,
  explainCommand,
  initCommand,
  templateCommand,
  formatCommand,
  lspCommand,
];
