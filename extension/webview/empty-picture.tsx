import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { ViewerState } from './viewer-state.ts';

/** What stands in the picture's place when there is none. */
export function EmptyPicture({ state, onRetry }: { readonly state: ViewerState; readonly onRetry: () => void }) {
  if (state.problem !== undefined) {
    return (
      <Message icon="warning" title="No picture">
        <p>{state.problem}</p>
        <button type="button" class="button" onClick={onRetry}>
          Try again
        </button>
      </Message>
    );
  }
  if (!state.loaded || state.busy) {
    return (
      <div class="empty quiet" role="status">
        <Icon name="loading" />
        <p>Drawing…</p>
      </div>
    );
  }
  if (state.empty !== undefined) {
    return (
      <Message icon="info" title="Nothing to draw yet">
        <Advice text={state.empty} />
      </Message>
    );
  }
  return (
    <Message icon="info" title="No architecture yet">
      <p>Write a few systems and a journey in a file that ends in .cxa, and they are drawn here:</p>
      <pre>{starter}</pre>
    </Message>
  );
}

/** A sentence, and where it ends with a piece of text to write, that piece as such. */
function Advice({ text }: { readonly text: string }) {
  const [, sentence = text, code] = /^(.*?: )(\w.*[{"}].*)$/s.exec(text) ?? [];
  return (
    <>
      <p>{sentence}</p>
      {code !== undefined && <pre>{code}</pre>}
    </>
  );
}

const starter = `channel chat
system bot "Chatbot" { kind chatbot }
system crm "CRM" { kind crm }
bot -> crm

journey help "Gets help" {
  step ask "Asks a question" on chat using bot
}`;

interface MessageProps {
  readonly icon: 'info' | 'warning';
  readonly title: string;
  readonly children: ComponentChildren;
}

function Message({ icon, title, children }: MessageProps) {
  return (
    <section class="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children}
    </section>
  );
}
