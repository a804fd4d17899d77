import type { ElementOf } from './element.ts';

/** On these a message waits until somebody reads it; on the others both sides are there at once. */
const asyncTypes: ReadonlySet<string> = new Set(['email', 'messaging', 'sms', 'push', 'social', 'post', 'community']);
const syncTypes: ReadonlySet<string> = new Set(['voice', 'ivr', 'chat', 'video', 'cobrowse', 'store', 'branch', 'kiosk', 'field']);

/** `sync` or `async`: as stated, else by the kind of channel; undefined where that does not say it, as with a web page. */
export function modeOf(channel: ElementOf<'channel'>): string | undefined {
  if (channel.mode !== undefined) return channel.mode;
  if (channel.type === undefined) return undefined;
  if (asyncTypes.has(channel.type)) return 'async';
  return syncTypes.has(channel.type) ? 'sync' : undefined;
}
