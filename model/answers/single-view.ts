import type { ElementId } from '../element-base.ts';
import { counted, duration, listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import { sentToCustomers } from '../sending.ts';
import { type SenderInView, type SingleView, singleViewOf } from '../single-view.ts';
import type { Answer, AnswerContext, AnswerPlace, AnswerTone, OpenQuestion, Reason, TablePart, Verdict } from './answer.ts';
import { compareGravity } from './journey-verdicts.ts';
import { byTeam, namedTeam, teamFor } from './open-questions.ts';
import { placeOf, placesOfFinding } from './place.ts';
import { coverage, tones, verdictWords } from './verdict.ts';

/** How late the view may learn of what was sent, ms: a day, as the rule about it takes where nothing else is set. */
const viewWindow = 86_400_000;

/** Does the stack support a single view of communication: does one system know all that a customer is sent? */
export function answerSingleView(context: AnswerContext): Omit<Answer, 'question' | 'title'> {
  const { index } = context.stand(context.at);
  const view = singleViewOf(index, viewWindow);
  const sent = sentToCustomers(index);
  const others = besides(context);
  const verdict: Verdict = view.verdict === 'yes' && (view.rivals.length > 0 || others.length > 0) ? 'at risk' : view.verdict;
  const inView = view.senders.filter(({ state }) => state === 'in view').length;
  const senders = view.senders.length;
  return {
    verdict,
    tone: tones[verdict],
    // The question of this answer is not how much is stated but how much is seen; where nobody is judged, what is stated counts.
    coverage: senders > 0 ? coverage(inView, senders) : coverage(view.coverage.stated, view.coverage.of),
    sentence: `${verdictWords[verdict]}: ${sentence(index, view, sent.length, inView)}`,
    reasons: reasonsOf(context, index, view, others),
    questions: byTeam(questionsOf(context, index, view, sent.length)),
    parts: senders === 0 ? [] : [senderTable(context, index, view)],
  };
}

function sentence(index: ArchitectureIndex, view: SingleView, sent: number, inView: number): string {
  if (sent === 0) return 'no communication is stated, so nobody can say who would have to be in the view.';
  const name = view.view === undefined || view.view === 'none' ? '' : index.label(view.view);
  if (view.view === undefined) return `no policy says which system holds the single view of ${counted(sent, 'communication')}.`;
  if (view.view === 'none') return 'the policy itself says that no system holds a single view.';
  if (view.absent) return `${name} is to hold the single view and does not exist here.`;
  const missed = view.senders.filter(({ state }) => state === 'outside' || state === 'late');
  const open = view.senders.filter(({ state }) => state === 'unknown');
  const of = `${inView} of ${counted(view.senders.length, 'sender')}`;
  const parts = [`${name} learns of what ${of} ${inView === 1 ? 'sends' : 'send'}`];
  if (missed.length > 0) parts.push(`it does not see ${names(index, missed)} in time, which send ${counted(missed.reduce((sum, each) => sum + each.communications.length, 0), 'communication')}`);
  if (open.length > 0) parts.push(`of ${names(index, open)} it is not known`);
  if (view.unsent.length > 0) parts.push(`${counted(view.unsent.length, 'communication')} ${view.unsent.length === 1 ? 'does' : 'do'} not say who sends ${view.unsent.length === 1 ? 'it' : 'them'}`);
  if (view.rivals.length > 0) parts.push(`other policies name ${listedUpTo(view.rivals.map(index.label), 2)}`);
  return `${parts.join('; ')}.`;
}

function names(index: ArchitectureIndex, senders: readonly SenderInView[]): string {
  return listedUpTo(senders.map(({ sender }) => index.label(sender)), 3);
}

/** What else is said about communications, which does not decide whether there is a view but what it is worth. */
function besides({ findings }: AnswerContext) {
  return findings
    .filter(({ rule, waived, missing, severity }) => /^COM-0[2-6]$/.test(rule) && !waived && !missing && severity !== 'info')
    .sort(compareGravity);
}

function reasonsOf(context: AnswerContext, index: ArchitectureIndex, view: SingleView, others: ReturnType<typeof besides>): readonly Reason[] {
  const { model } = context;
  const policy: readonly AnswerPlace[] = view.policy ? [placeOf(model, view.policy.id, 'singleView')] : [];
  const reasons: Reason[] = [];
  if (view.view === 'none' || view.absent) reasons.push({ text: sentence(index, view, 1, 0).replace(/^./, (first) => first.toUpperCase()), at: policy });
  const missed = view.senders.filter(({ state }) => state === 'outside' || state === 'late');
  for (const each of [...missed].sort((a, b) => b.communications.length - a.communications.length)) {
    reasons.push({ text: `${index.label(each.sender)}: ${stateText(index, each)}. It sends ${titles(each)}.`, at: placesOfSender(context, each) });
  }
  for (const finding of others) reasons.push({ text: finding.message, at: placesOfFinding(finding) });
  return reasons.slice(0, 3);
}

function titles({ communications }: SenderInView): string {
  return listedUpTo(communications.map(({ title, path }) => quoted(title ?? path)), 2);
}

function placesOfSender({ model }: AnswerContext, { sender, communications, feed }: SenderInView): readonly AnswerPlace[] {
  const first = communications[0];
  const integration = feed.path.find((id) => id.startsWith('integration:'));
  return [
    placeOf(model, sender),
    ...(integration === undefined ? [] : [placeOf(model, integration)]),
    ...(first ? [placeOf(model, first.id, 'sender')] : []),
  ];
}

function stateText(index: ArchitectureIndex, { state, feed }: SenderInView): string {
  const by = feed.path.length > 2 ? ` over ${wayText(index, feed.path)}` : '';
  switch (state) {
    case 'in view':
      return feed.age ? `known after ${duration(feed.age)}${by}` : `known at once${by}`;
    case 'late':
      return `known only after ${duration(feed.age ?? 0)}${by}`;
    case 'outside':
      return 'no integration tells the view what it sends';
    case 'unknown':
      return feed.unstated.length > 0
        ? `${listedUpTo(feed.unstated.map((id) => index.element(id)?.path ?? id), 2)} ${feed.unstated.length === 1 ? 'does' : 'do'} not state what ${feed.unstated.length === 1 ? 'it carries' : 'they carry'} or how often`
        : 'nothing is stated about its integrations';
  }
}

function wayText(index: ArchitectureIndex, path: readonly ElementId[]): string {
  return path.filter((id) => id.startsWith('system:')).map((id) => index.element(id)?.path ?? id).join(' → ');
}

const words: Readonly<Record<SenderInView['state'], readonly [text: string, tone: AnswerTone, verdict: Verdict]>> = {
  'in view': ['in the view', 'good', 'yes'],
  late: ['too late', 'error', 'no'],
  outside: ['outside', 'error', 'no'],
  unknown: ['not known', 'unknown', 'not known'],
};
const stateOrder: readonly SenderInView['state'][] = ['outside', 'late', 'unknown', 'in view'];

function senderTable(context: AnswerContext, index: ArchitectureIndex, view: SingleView): TablePart {
  const sorted = [...view.senders].sort((a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state));
  return {
    kind: 'table',
    title: 'Sender by sender',
    columns: [{ title: 'Sender' }, { title: 'In the view' }, { title: 'Messages', number: true }, { title: 'Why' }],
    rows: sorted.map((each) => {
      const [text, tone, verdict] = words[each.state];
      const cells = [index.label(each.sender), text, String(each.communications.length), stateText(index, each)];
      return { id: each.sender, cells, tone, verdict, at: placesOfSender(context, each) };
    }),
  };
}

function questionsOf({ model }: AnswerContext, index: ArchitectureIndex, view: SingleView, sent: number): readonly OpenQuestion[] {
  if (sent === 0) return [{ team: undefined, text: 'What are customers sent, by which system, and how often?', settles: 1, at: [] }];
  const ask = (id: ElementId | undefined, text: string, settles: number, at: readonly AnswerPlace[]): OpenQuestion => ({
    team: namedTeam(index, id === undefined ? undefined : teamFor(index, id)),
    text,
    settles,
    at,
  });
  if (view.view === undefined) {
    const at = view.policy ? [placeOf(model, view.policy.id)] : [];
    return [ask(view.policy?.id, 'Which system holds the single view of what customers are sent (`single view …` in a policy)?', sent, at)];
  }
  const open = view.senders.filter(({ state }) => state === 'unknown');
  return [
    ...open.map(({ sender, communications, feed }) => {
      const [first] = feed.unstated;
      const at = feed.unstated.length > 0 ? feed.unstated.map((id) => placeOf(model, id)) : [placeOf(model, sender)];
      return ask(first ?? sender, `How does the view learn what ${index.label(sender)} sends, and how often?`, communications.length, at);
    }),
    ...view.unsent.map((communication) =>
      ask(communication.id, `Which system sends ${quoted(communication.title ?? communication.path)}?`, 1, [placeOf(model, communication.id)]),
    ),
  ];
}
