import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';

interface FallbackProps {
  /** A new one gets a new try. */
  readonly of: unknown;
  readonly children: ComponentChildren;
}

/** A fault of ours in drawing takes away the picture, not the page, and not the next picture. */
export function Fallback({ of, children }: FallbackProps) {
  const failed = useRef<unknown>(undefined);
  const [error, retry] = useErrorBoundary((fault: unknown) => {
    failed.current = of;
    console.error(fault);
  });
  useEffect(() => {
    if (error !== undefined && failed.current !== of) retry();
  });
  if (error === undefined) return <>{children}</>;
  return (
    <section class="empty">
      <h2>This picture cannot be drawn</h2>
      <p>That is a fault of CXA, please report it: {error instanceof Error ? error.message : String(error)}</p>
    </section>
  );
}
