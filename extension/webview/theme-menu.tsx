import type { PageState } from '../../language-server/protocol.ts';
import { Menu, type MenuItem } from './menu.tsx';
import type { Viewer } from './viewer.ts';
import type { ViewerState } from './viewer-state.ts';

const themes: readonly MenuItem[] = [
  { key: 'system', title: 'As the system' },
  { key: 'light', title: 'Light' },
  { key: 'dark', title: 'Dark' },
  { key: 'contrast', title: 'High contrast' },
];

/** The reader's own choice of colours. */
export function ThemeMenu({ viewer, state }: { readonly viewer: Viewer; readonly state: ViewerState }) {
  return (
    <Menu
      label="Theme"
      icon="theme"
      align="right"
      items={themes}
      chosen={state.theme ?? 'system'}
      filterFrom={Number.POSITIVE_INFINITY}
      onChoose={(key) => viewer.change({ theme: key === 'system' ? undefined : (key as PageState['theme']) })}
    />
  );
}
