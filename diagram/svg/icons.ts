import { type IconName, iconShapes } from './icon-shapes.ts';

/** The icon of an element: by its kind and, where it has one, its type (`system`, `crm`). Always the name of an icon. */
export function iconFor(kind: string, type?: string): IconName {
  const own = kind === 'channel' ? channelIcons : kind === 'system' ? systemIcons : kind === 'step' ? actorIcons : {};
  const found = type !== undefined && Object.hasOwn(own, type) ? own[type] : undefined;
  return found ?? (Object.hasOwn(kindIcons, kind) ? kindIcons[kind] : undefined) ?? 'unknown';
}

/** Path data on a 24 px grid, drawn as a line; a question mark where the name is not known. */
export function iconPath(name: string): string {
  return isIconName(name) ? iconShapes[name] : iconShapes.unknown;
}

/** How wide an icon `size` px square is drawn on its 24 px grid: small ones are heavier in proportion, so that all look alike. */
export function glyphStroke(size: number): number {
  const scale = Math.round((size / 24) * 1000) / 1000;
  const seen = size <= 14 ? 1.3 : size <= 20 ? 1.4 : 1.6;
  return Math.round((seen / scale) * 100) / 100;
}

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(iconShapes, name);
}

type IconTable = Readonly<Record<string, IconName>>;

const kindIcons: IconTable = {
  architecture: 'hub',
  team: 'team',
  persona: 'customer',
  boundary: 'lock',
  intent: 'unknown',
  context: 'evidence',
  channel: 'chat',
  handover: 'repeat',
  capability: 'decisioning',
  system: 'system',
  integration: 'transform',
  data: 'database',
  identity: 'identity',
  journey: 'routing',
  step: 'customer',
  transition: 'transform',
  plateau: 'clock',
  view: 'eye',
  waiver: 'waiver',
};

const channelIcons: IconTable = {
  voice: 'voice',
  ivr: 'ivr',
  web: 'web',
  app: 'app',
  portal: 'portal',
  chat: 'chat',
  messaging: 'messaging',
  sms: 'sms',
  email: 'email',
  push: 'push',
  social: 'social',
  video: 'video',
  cobrowse: 'cobrowse',
  store: 'store',
  branch: 'branch',
  kiosk: 'kiosk',
  post: 'post',
  field: 'field',
  callback: 'callback',
  community: 'community',
  api: 'api',
};

/** Who does a step. */
const actorIcons: IconTable = {
  customer: 'customer',
  agent: 'agent',
  bot: 'bot',
  'ai-agent': 'bot',
  backoffice: 'team',
  partner: 'partner',
  system: 'system',
};

const systemIcons: IconTable = {
  ...alike('telephony', 'pbx sbc sip-trunk cti dialer'),
  ...alike('contact-platform', 'ccaas acd agent-desktop'),
  ...alike('routing', 'routing'),
  ...alike('ivr', 'ivr'),
  ...alike('bot', 'chatbot iva'),
  ...alike('workforce', 'wfm wem'),
  ...alike('recording', 'qm recording speech-analytics'),
  ...alike('survey', 'survey'),
  ...alike('knowledge', 'knowledge'),
  ...alike('case', 'case ticketing'),
  ...alike('callback', 'callback'),
  ...alike('crm', 'crm cdp mdm'),
  ...alike('identity', 'ciam iam'),
  ...alike('consent', 'consent preference-centre dsar'),
  ...alike('loyalty', 'loyalty'),
  ...alike('decisioning', 'journey-orchestration decisioning'),
  ...alike('marketing', 'marketing-automation'),
  ...alike('post', 'ccm'),
  ...alike('push', 'notification push-service'),
  ...alike('email', 'email-service'),
  ...alike('sms', 'sms-gateway'),
  ...alike('print', 'print-vendor'),
  ...alike('content', 'cms dam'),
  ...alike('web', 'web-app'),
  ...alike('app', 'mobile-app'),
  ...alike('portal', 'portal'),
  ...alike('api', 'bff'),
  ...alike('commerce', 'commerce'),
  ...alike('orders', 'oms order-mgmt'),
  ...alike('pos', 'pos'),
  ...alike('erp', 'erp core-banking'),
  ...alike('billing', 'billing'),
  ...alike('payment', 'payment'),
  ...alike('policy', 'policy-admin claims'),
  ...alike('inventory', 'inventory'),
  ...alike('maintenance', 'fault-mgmt'),
  ...alike('field', 'field-service carrier'),
  ...alike('gateway', 'api-gateway'),
  ...alike('hub', 'ipaas esb adapter'),
  ...alike('events', 'event-broker'),
  ...alike('transform', 'etl'),
  ...alike('database', 'warehouse lake'),
  ...alike('chart', 'bi analytics'),
  ...alike('model', 'ml'),
  ...alike('observability', 'observability'),
  ...alike('archive', 'archive'),
};

function alike(icon: IconName, types: string): IconTable {
  return Object.fromEntries(types.split(' ').map((type) => [type, icon]));
}
