import { useEffect, useState } from 'preact/hooks';
import type { Parts } from '../static/parts.ts';

/** A part of the snapshot once it is read; until then, and where no name is given, undefined. `problem` is for the reader. */
export function usePart<Part>(parts: Parts, name: string | undefined): { readonly part: Part | undefined; readonly problem: string | undefined } {
  const [read, setRead] = useState<{ readonly name: string; readonly part?: Part; readonly problem?: string }>();
  useEffect(() => {
    let isOver = false;
    if (name === undefined) return;
    parts.read<Part>(name).then(
      (part) => !isOver && setRead({ name, part }),
      (error: unknown) => !isOver && setRead({ name, problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isOver = true;
    };
  }, [parts, name]);
  return read !== undefined && read.name === name ? { part: read.part, problem: read.problem } : { part: undefined, problem: undefined };
}
