import { type ComponentChildren, toChildArray } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Mark, PlacedGraph } from '../../diagram/placed-graph.ts';
import type { Camera } from '../../language-server/protocol.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Finding } from '../../model/finding.ts';
import { AnswerPage } from './answer-page.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { Canvas, type CanvasControls } from './canvas.tsx';
import { EmptyPicture } from './empty-picture.tsx';
import { type ExportAction, runExport } from './export-action.ts';
import { Fallback } from './fallback.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { groupsOf, highlightOf } from './highlight.ts';
import { hasCard, HoverCard } from './hover-card.tsx';
import { Legend } from './legend.tsx';
import { boxOf, type Direction, groupOf, nextBox, sayBox, walkableBoxes } from './mark-walk.ts';
import { OutlinePanel } from './outline-panel.tsx';
import { type SearchHit, SearchPanel } from './search-panel.tsx';
import { SourcePane } from './source-pane.tsx';
import type { ThemeControl } from './theme.ts';
import { Toolbar } from './toolbar.tsx';
import { isLegend, withoutLegend } from './trim.ts';
import { useChangeKeys, useFlight, useHover, useNotice, useViewer } from './use-viewer.ts';
import type { Viewer } from './viewer.ts';
import { currentProject, shownKey, type ViewerState } from './viewer-state.ts';
import { ZoomBar } from './zoom-bar.tsx';

const HINT = 'Arrow keys pan, or walk from box to box once one is chosen; plus and minus zoom, 0 shows all, Enter opens the text.';

interface AppProps {
  readonly viewer: Viewer;
  readonly theme: ThemeControl;
  /** The address of what a site says about an element, where the page is part of one. */
  readonly pageOf?: (element: ElementId) => string;
}

/** The whole page. */
export function App({ viewer, theme, pageOf }: AppProps) {
  const state = useViewer(viewer);
  const [searching, setSearching] = useState(false);
  const [hover, setHover] = useHover();
  const [zoom, setZoom] = useState(1);
  const [said, say] = useState('');
  const [notice, setNotice] = useNotice();
  const [centred, setCentred] = useState(false);
  const controls = useRef<CanvasControls>(undefined);
  // An answer stands in the picture's place, and then nothing that belongs to a picture is there.
  const picture = state.answer === undefined ? state.picture : undefined;
  const placed = useMemo(
    () => (picture === undefined ? undefined : state.legend ? withoutLegend(picture.placed) : picture.placed),
    [picture, state.legend],
  );

  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setSearching(true);
    };
    window.addEventListener('keydown', find);
    return () => window.removeEventListener('keydown', find);
  }, []);

  useEffect(
    () =>
      viewer.onAct((action) => {
        if (action === 'find') setSearching(true);
        else if (action === 'fit') controls.current?.fit();
        else void whenFocused().then(() => exportNow(action));
      }),
    // What is exported is the picture of the moment.
    [viewer, placed],
  );

  const highlight = useMemo(() => {
    if (placed === undefined) return undefined;
    const groups = ringedGroups(state, placed);
    return highlightOf(placed, groups, { soft: state.pointed === undefined && state.chosen === undefined });
  }, [placed, state.pointed, state.chosen, state.cursor]);
  // What the mouse only points at is not scrolled to.
  const focusGroup = state.pointed === undefined ? highlight?.ringed[0] : undefined;

  const choose = useCallback(
    (group: string | undefined, options: { readonly centre: boolean }) => {
      setCentred(options.centre);
      viewer.change({ chosen: group });
      const box = placed === undefined ? undefined : boxOf(placed, group);
      if (box !== undefined) say(sayBox(box));
    },
    [viewer, placed],
  );
  useChangeKeys(viewer);
  useEffect(() => viewer.comparing.onSay(setNotice), [viewer]);
  useFlight(viewer, state, placed, {
    land: (group) => {
      choose(group, { centre: false });
      controls.current?.flyTo(group);
    },
    landOnWhole: () => {
      viewer.change({ chosen: undefined });
      controls.current?.fit();
    },
    miss: () => setNotice('This is not drawn in the picture.'),
  });
  const openMark = (mark: Mark | undefined) => {
    if (mark?.element === undefined) return;
    // What is gone stands in no text any more that could be opened.
    if (mark.change === 'removed') setNotice(`This is only in ${state.comparison?.base ?? 'the earlier version'}.`);
    else viewer.reveal(mark.element);
  };
  const openFinding = ({ element, source }: Finding) => {
    const [group] = placed === undefined || element === undefined ? [] : groupsOf(placed, element);
    if (group !== undefined) choose(group, { centre: false });
    if (source !== undefined) viewer.host.send({ kind: 'open', source });
  };
  const walk = (direction: Direction): boolean => {
    const box = placed === undefined ? undefined : boxOf(placed, state.chosen);
    if (placed === undefined || box === undefined) return false;
    const next = nextBox(placed, box, direction);
    if (next !== undefined) choose(groupOf(next), { centre: false });
    return true;
  };
  const openChosen = () => {
    if (placed === undefined) return;
    // Enter on a picture in which nothing is chosen begins the walk.
    if (state.chosen === undefined) {
      const first = walkableBoxes(placed).find((box) => box.shape !== 'container');
      if (first !== undefined) choose(groupOf(first), { centre: false });
      return;
    }
    openMark(placed.marks.find((mark) => groupOf(mark) === state.chosen && mark.element !== undefined));
  };
  const onHit = (hit: SearchHit) => {
    setSearching(false);
    if (hit.kind === 'view') viewer.showView(hit.entry);
    else choose(hit.group, { centre: true });
    controls.current?.focus();
  };
  const exportNow = (action: ExportAction) => {
    if (picture !== undefined) void runExport({ action, placed: picture.placed, viewer, theme: theme.current(), say: setNotice });
    else setNotice('There is no picture yet.');
  };
  const closePanel = () => viewer.change({ panel: 'none' });

  return (
    <div class="page">
      <Toolbar
        viewer={viewer}
        state={state}
        searching={searching}
        hasTheme={pageOf === undefined}
        actions={{
          search: () => setSearching(!searching),
          export: exportNow,
        }}
      />
      <div class="middle">
        <main class={state.stale || !state.connected ? 'stage stale' : 'stage'} aria-busy={state.busy}>
          {state.answer !== undefined && state.answered !== undefined && state.answered.key === shownKey(state) ? (
            <Fallback of={state.answered}>
              <AnswerPage answered={state.answered} viewer={viewer} state={state} />
            </Fallback>
          ) : placed === undefined || picture === undefined ? (
            <EmptyPicture state={state} onRetry={viewer.retry} />
          ) : (
            <Fallback of={placed}>
              <Canvas
                placed={placed}
                viewKey={picture.key}
                camera={state.camera[picture.key]}
                highlight={highlight}
                focus={focusGroup === undefined ? undefined : { group: focusGroup, centre: centred, byReader: state.chosen !== undefined }}
                slide={placed.compared ? state.slide : undefined}
                hint={HINT}
                controls={controls}
                onCamera={(camera) => viewer.change({ camera: withCamera(state.camera, picture.key, camera) })}
                onZoom={setZoom}
                onHover={(mark, at) => setHover(hasCard(mark) && at !== undefined ? { mark, at } : undefined)}
                onPick={(mark, { open }) => {
                  setHover(undefined);
                  const pickable = mark !== undefined && mark.kind !== 'band' && mark.kind !== 'line' && !isLegend(mark);
                  choose(pickable ? groupOf(mark) : undefined, { centre: false });
                  if (open) openMark(mark);
                }}
                onWalk={walk}
                onOpen={openChosen}
                onEscape={() => (searching ? setSearching(false) : viewer.change({ chosen: undefined, cursor: undefined }))}
              />
              <ZoomBar zoom={zoom} controls={controls} onTidy={viewer.host.isFixed ? undefined : viewer.tidy} />
              {state.legend && <Legend entries={placed.legend} />}
            </Fallback>
          )}
          {searching && (
            <SearchPanel
              placed={placed}
              views={currentProject(state)?.views ?? []}
              onPoint={(hit) => hit?.kind === 'mark' && choose(hit.group, { centre: true })}
              onChoose={onHit}
              onClose={() => {
                setSearching(false);
                controls.current?.focus();
              }}
            />
          )}
        </main>
        <Side>
          {state.source !== undefined && (
            <SourcePane {...state.source} page={state.source.element && pageOf?.(state.source.element)} onClose={() => viewer.change({ source: undefined })} />
          )}
          {state.panel === 'findings' && picture !== undefined && (
            <FindingsPanel
              findings={picture.findings}
              onOpen={openFinding}
              onPoint={(finding) => viewer.change({ pointed: finding?.element })}
              onClose={closePanel}
            />
          )}
          {state.panel === 'changes' && state.comparison !== undefined && (
            <ChangesPanel
              comparison={state.comparison}
              at={state.change}
              unlisted={state.unlisted}
              onGo={viewer.comparing.goTo}
              onPoint={(change) => viewer.change({ pointed: change?.element })}
              onFilter={(unlisted) => viewer.change({ unlisted })}
              onClose={closePanel}
            />
          )}
          {state.panel === 'outline' && placed !== undefined && (
            <OutlinePanel
              placed={placed}
              chosen={state.chosen}
              onChoose={(group) => choose(group, { centre: false })}
              onOpen={(item) => openMark(item.mark)}
              onClose={() => {
                closePanel();
                controls.current?.focus();
              }}
            />
          )}
        </Side>
      </div>
      {hover !== undefined && <HoverCard {...hover} findings={picture?.findings ?? []} />}
      <div class="visually-hidden" aria-live="polite">
        {said}
      </div>
      <div class={notice === '' ? 'notice' : 'notice shown'} role="status">
        {notice}
      </div>
    </div>
  );
}

/** One column for all that stands beside the picture; none when nothing does. */
function Side({ children }: { readonly children: ComponentChildren }) {
  return toChildArray(children).length === 0 ? undefined : <div class="side">{children}</div>;
}

/** A page may write the clipboard only when it has the focus, which an editor gives it a moment after the command. */
async function whenFocused(): Promise<void> {
  window.focus();
  for (let waited = 0; !document.hasFocus() && waited < 3_000; waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The groups that stand out: of the finding under the mouse, else of the reader's choice, else of the cursor. */
function ringedGroups(state: ViewerState, placed: PlacedGraph): readonly string[] {
  if (state.pointed !== undefined) return groupsOf(placed, state.pointed);
  if (state.chosen !== undefined) return [state.chosen];
  return state.cursor === undefined ? [] : groupsOf(placed, state.cursor);
}

function withCamera(cameras: ViewerState['camera'], key: string, camera: Camera | undefined): ViewerState['camera'] {
  const { [key]: _, ...others } = cameras;
  return camera === undefined ? others : { ...others, [key]: camera };
}
