import { type Disposable, FileDecoration, ThemeColor, Uri, window } from 'vscode';
import type { TreeNode } from '../../language-server/protocol.ts';

type Mark = NonNullable<TreeNode['mark']>;

const scheme = 'cxa-tree';

/** Names a node together with what is found about it: with another mark it is another name, and is painted afresh. */
export function markUri(id: string, { severity, count }: Mark): Uri {
  return Uri.from({ scheme, path: `/${encodeURIComponent(id)}`, query: `${severity}=${count}` });
}

/** Paints what has findings as VS Code paints files with problems: in their colour, with their number. */
export function paintMarks(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => {
      if (uri.scheme !== scheme) return undefined;
      const [severity, count = 0] = uri.query.split('=');
      const colour = severity === 'error' ? 'list.errorForeground' : 'list.warningForeground';
      const says = Number(count) === 1 ? '1 finding' : `${count} findings`;
      return new FileDecoration(Number(count) > 9 ? '9+' : String(count), says, new ThemeColor(colour));
    },
  });
}
