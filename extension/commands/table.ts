import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { clientCommands } from '../../language-server/protocol.ts';
import type { Comparing } from '../compare/comparing.ts';
import type { Previews } from '../preview/previews.ts';
import type { ServerLink } from '../server-link.ts';
import { compareSides } from './compare-sides.ts';
import { compareWith } from './compare-with.ts';
import { copyPicture } from './copy-picture.ts';
import { findInPicture } from './find-in-picture.ts';
import { newProject } from './new-project.ts';
import { openElementView } from './open-element-view.ts';
import { openExample } from './open-example.ts';
import { openPreview } from './open-preview.ts';
import { openPreviewFor } from './open-preview-for.ts';
import { openWalkthrough } from './open-walkthrough.ts';
import { projectStatus } from './project-status.ts';
import { restartServer } from './restart-server.ts';
import { savePicture } from './save-picture.ts';
import { showAnswers } from './show-answers.ts';
import { showElement } from './show-element.ts';
import { showExpansion } from './show-expansion.ts';
import { showOutput } from './show-output.ts';
import { showPlaces } from './show-places.ts';

/** What a command works with. */
export interface Around {
  readonly server: ServerLink;
  readonly previews: Previews;
  readonly comparing: Comparing;
  readonly output: LogOutputChannel;
  readonly context: ExtensionContext;
}

export type Command = (around: Around, ...args: readonly unknown[]) => unknown;

/** Every command of the manifest, and those that lenses call, one file each. */
export const commandTable: Readonly<Record<string, Command>> = {
  'cxa.openPreview': openPreview,
  'cxa.openPreviewFor': openPreviewFor,
  'cxa.showAnswers': showAnswers,
  'cxa.compareWith': compareWith,
  'cxa.compareSides': compareSides,
  'cxa.findInPicture': findInPicture,
  'cxa.copyPicture': copyPicture,
  'cxa.savePicture': savePicture,
  'cxa.newProject': newProject,
  'cxa.openExample': openExample,
  'cxa.openElementView': openElementView,
  'cxa.openWalkthrough': openWalkthrough,
  'cxa.projectStatus': projectStatus,
  'cxa.restartServer': restartServer,
  'cxa.showOutput': showOutput,
  [clientCommands.showElement]: showElement,
  [clientCommands.showPlaces]: showPlaces,
  [clientCommands.showExpansion]: showExpansion,
};
