/** How long to wait for one who may never answer. */
export interface Patience {
  /** The answer; undefined when there is none in time, or when asking fails. */
  wait<Answer>(origin: string, ask: () => Promise<Answer>): Promise<Answer | undefined>;
  /** Whether the last question to it was left without an answer. */
  isSilent(origin: string): boolean;
}

/** ms that the first question may take: a large file over a slow line does. */
export const longest = 15_000;
/** ms, while it has not answered since one took longer: else each of a thousand files would be waited for. */
const shortest = 1_000;
/** Questions at a time; a provider of files over a network may refuse more. */
const most = 16;

/** Asks a few at a time and gives up on what stays silent, each origin (scheme and authority of a URI) by itself. */
export function createPatience(): Patience {
  const silent = new Set<string>();
  const running = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();

  async function enter(origin: string): Promise<void> {
    if ((running.get(origin) ?? 0) >= most) await new Promise<void>((resolve) => waiting.set(origin, [...(waiting.get(origin) ?? []), resolve]));
    running.set(origin, (running.get(origin) ?? 0) + 1);
  }
  function leave(origin: string): void {
    running.set(origin, (running.get(origin) ?? 1) - 1);
    waiting.get(origin)?.shift()?.();
  }
  return {
    isSilent: (origin) => silent.has(origin),
    async wait(origin, ask) {
      await enter(origin);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), silent.has(origin) ? shortest : longest);
      });
      try {
        const answer = await Promise.race([ask().then((given) => ({ given })), late]);
        if (answer === 'late') {
          silent.add(origin);
          return undefined;
        }
        silent.delete(origin);
        return answer.given;
      } catch {
        return undefined;
      } finally {
        clearTimeout(timer);
        leave(origin);
      }
    },
  };
}
