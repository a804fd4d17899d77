import type { Provider } from './provider.ts';

/** Every feature beyond diagnostics, one file each. */
export const providers: readonly Provider[] = [];
