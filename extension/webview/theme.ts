import type { ThemeName } from '../../diagram/svg/theme.ts';
import { pageStylesheet, themeProperties } from '../../diagram/svg/stylesheet.ts';

/** Keeps the picture's theme: what is chosen, in an editor by its setting; else the editor's in a webview, the system's in a browser. */
export interface ThemeControl {
  readonly current: () => ThemeName;
  /** Undefined: as the editor or the system has it. */
  readonly choose: (theme: ThemeName | undefined) => void;
  readonly onChange: (listener: () => void) => void;
}

/** The classes that VS Code gives a webview's body; the browser's page wears the same, so that one style sheet serves both. */
const bodyClasses: Readonly<Record<ThemeName, string>> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  contrast: 'vscode-high-contrast',
};

export function openTheme(follows: 'editor' | 'reader', chosen: ThemeName | undefined): ThemeControl {
  const listeners: (() => void)[] = [];
  // A constructed sheet is no inline style: the strict content security policy stays as it is.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let theme: ThemeName = 'light';
  let choice = chosen;

  const apply = () => {
    theme = choice ?? (follows === 'editor' ? editorTheme() : systemTheme());
    if (follows === 'reader') {
      document.body.classList.remove(...Object.values(bodyClasses));
      document.body.classList.add(bodyClasses[theme]);
    }
    sheet.replaceSync(`${pageStylesheet()}\n:root{${themeProperties(theme)}}`);
    for (const listener of listeners) listener();
  };
  if (follows === 'editor') {
    new MutationObserver(apply).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  } else {
    for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
      window.matchMedia(query).addEventListener('change', apply);
    }
  }
  apply();
  return {
    current: () => theme,
    choose: (next) => {
      if (next === choice) return;
      choice = next;
      apply();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

function editorTheme(): ThemeName {
  const { classList } = document.body;
  if (classList.contains('vscode-high-contrast-light')) return 'light';
  if (classList.contains('vscode-high-contrast')) return 'contrast';
  return classList.contains('vscode-dark') ? 'dark' : 'light';
}

function systemTheme(): ThemeName {
  if (window.matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
