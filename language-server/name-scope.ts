/** Where a name is written, and so where it is looked up. */
export interface NameScope {
  /** The path of the declaration around it; looked up from the inside out. */
  readonly container: string;
  /** The path of the template instance that it was made for: names of what is around that are not its business. */
  readonly root?: string;
  /** Where the template is declared: what is looked up next. */
  readonly outer?: string;
}

/** The names of a template's own body stand below this path, which nobody can write. */
export function bodyPath(template: string): string {
  return `template ${template}`;
}

/** Whether a path is one of a template's body rather than of the architecture. */
export function isBodyPath(path: string): boolean {
  return path.startsWith('template ');
}
