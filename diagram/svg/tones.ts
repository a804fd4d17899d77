import type { Tone } from '../view-graph.ts';
import type { ToneColours } from './theme.ts';

type Tones = Readonly<Record<Tone, ToneColours>>;

/** Paper: near-black ink, restrained tints. */
export const lightTones: Tones = {
  plain: { fill: '#ffffff', border: '#c5cbd4', text: '#16191f', line: '#5c6573' },
  muted: { fill: '#f5f6f8', border: '#dadee5', text: '#596270', line: '#8b95a3' },
  accent: { fill: '#eef1ff', border: '#8c9cf0', text: '#3040a8', line: '#4f62d8' },
  channel: { fill: '#e9f5fb', border: '#84c3de', text: '#0c5675', line: '#2787af' },
  customer: { fill: '#fdf0f6', border: '#e5a7c8', text: '#8a2463', line: '#bf478d' },
  engagement: { fill: '#f4f0fd', border: '#baa6e8', text: '#54349a', line: '#7d5cc9' },
  integration: { fill: '#eef1f5', border: '#9dabbd', text: '#33445a', line: '#5d7189' },
  core: { fill: '#e8f6f3', border: '#7fc3b5', text: '#0d5c50', line: '#2a8e7e' },
  insight: { fill: '#f8f3ec', border: '#d0b795', text: '#6a4a22', line: '#9b7443' },
  external: { fill: '#fafafa', border: '#b3b8c0', text: '#4d5561', line: '#7d8693' },
  good: { fill: '#eaf7ee', border: '#83c898', text: '#17663a', line: '#2c8f55' },
  info: { fill: '#eaf2fe', border: '#88b4ee', text: '#1a56a6', line: '#3077d0' },
  warning: { fill: '#fff5dd', border: '#e0b04a', text: '#7a4d03', line: '#b87a0c' },
  error: { fill: '#feeceb', border: '#ec938b', text: '#a41f18', line: '#d3342a' },
  added: { fill: '#e3f6e8', border: '#1f8a4c', text: '#0c5a2f', line: '#1f8a4c' },
  removed: { fill: '#fdeae8', border: '#cc3a30', text: '#98190f', line: '#cc3a30' },
  changed: { fill: '#fff2cf', border: '#b5760b', text: '#6b4300', line: '#b5760b' },
  affected: { fill: '#f2edfd', border: '#7a55cf', text: '#4d2d9e', line: '#7a55cf' },
};

/** Slate: the same hues, dark grounds, light ink. */
export const darkTones: Tones = {
  plain: { fill: '#1c2027', border: '#47505d', text: '#edf0f4', line: '#9aa5b4' },
  muted: { fill: '#1a1e24', border: '#353c47', text: '#a3adba', line: '#6f7a89' },
  accent: { fill: '#20264a', border: '#6474d8', text: '#c3ccff', line: '#8b9af5' },
  channel: { fill: '#102c3a', border: '#337fa0', text: '#a5dcf4', line: '#55b1d8' },
  customer: { fill: '#391b2d', border: '#a85285', text: '#f6bbdb', line: '#dd7db3' },
  engagement: { fill: '#2a2146', border: '#7a62bf', text: '#d5c6fb', line: '#a58be6' },
  integration: { fill: '#232b36', border: '#63758c', text: '#ccd8e6', line: '#8ea2ba' },
  core: { fill: '#10302b', border: '#34897a', text: '#9fe3d5', line: '#4fb8a5' },
  insight: { fill: '#30271a', border: '#8e6f45', text: '#ebd1ab', line: '#c39c66' },
  external: { fill: '#191c21', border: '#646d79', text: '#b9c1cb', line: '#88929f' },
  good: { fill: '#12301f', border: '#378a57', text: '#a3e4ba', line: '#57b97d' },
  info: { fill: '#142a47', border: '#3f78c0', text: '#b4d3fb', line: '#6aa5ef' },
  warning: { fill: '#352807', border: '#a27a20', text: '#f7d588', line: '#dba634' },
  error: { fill: '#421a18', border: '#bd4d45', text: '#ffbfb9', line: '#f2776d' },
  added: { fill: '#0f3320', border: '#4fc07c', text: '#b5f0ca', line: '#4fc07c' },
  removed: { fill: '#441816', border: '#f0776d', text: '#ffcfca', line: '#f0776d' },
  changed: { fill: '#3a2b05', border: '#e2ac35', text: '#fbe0a0', line: '#e2ac35' },
  affected: { fill: '#2a2050', border: '#a98ff0', text: '#dfd3ff', line: '#a98ff0' },
};

/** High contrast: black ground, bright borders, white ink; hue only repeats what glyph, line and text say. */
export const contrastTones: Tones = {
  plain: { fill: '#000000', border: '#ffffff', text: '#ffffff', line: '#ffffff' },
  muted: { fill: '#000000', border: '#8f8f8f', text: '#d6d6d6', line: '#b5b5b5' },
  accent: { fill: '#0b1030', border: '#a8b4ff', text: '#dfe4ff', line: '#a8b4ff' },
  channel: { fill: '#001a26', border: '#5cc8f5', text: '#c9efff', line: '#5cc8f5' },
  customer: { fill: '#26001a', border: '#ff8fcb', text: '#ffd9ee', line: '#ff8fcb' },
  engagement: { fill: '#150a30', border: '#c3a8ff', text: '#e8deff', line: '#c3a8ff' },
  integration: { fill: '#0d141c', border: '#b5cbe4', text: '#e3eefb', line: '#b5cbe4' },
  core: { fill: '#001f1a', border: '#5fe0c8', text: '#cdfff5', line: '#5fe0c8' },
  insight: { fill: '#1f1503', border: '#f0c888', text: '#ffeacb', line: '#f0c888' },
  external: { fill: '#000000', border: '#c4c4c4', text: '#e6e6e6', line: '#c4c4c4' },
  good: { fill: '#001f0c', border: '#6be394', text: '#d2ffe0', line: '#6be394' },
  info: { fill: '#001433', border: '#7ab5ff', text: '#d6e8ff', line: '#7ab5ff' },
  warning: { fill: '#261a00', border: '#ffc640', text: '#ffedc2', line: '#ffc640' },
  error: { fill: '#330503', border: '#ff8a80', text: '#ffdedb', line: '#ff8a80' },
  added: { fill: '#00260f', border: '#5cf08f', text: '#d8ffe6', line: '#5cf08f' },
  removed: { fill: '#3a0603', border: '#ff8377', text: '#ffe3e0', line: '#ff8377' },
  changed: { fill: '#2b1d00', border: '#ffd04d', text: '#fff2cc', line: '#ffd04d' },
  affected: { fill: '#160a38', border: '#c4adff', text: '#ece4ff', line: '#c4adff' },
};
