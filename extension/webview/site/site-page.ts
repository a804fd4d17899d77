import type { Viewer } from '../viewer.ts';
import type { ViewerState } from '../viewer-state.ts';
import type { Route } from '../static/route.ts';
import type { ElementDocument, Snapshot, SnapshotProject } from '../static/snapshot.ts';
import type { ElementId } from '../../../model/element-base.ts';
import type { Parts } from '../static/parts.ts';

/** What every page of a site about one project is given. */
export interface SitePageProps {
  readonly snapshot: Snapshot;
  readonly project: SnapshotProject;
  readonly parts: Parts;
  /** What is chosen in it leads to another page. */
  readonly viewer: Viewer;
  readonly state: ViewerState;
  /** Of a link. */
  readonly address: (route: Route) => string;
  readonly documents: Documents | undefined;
}

export interface Documents {
  readonly all: readonly ElementDocument[];
  readonly byId: ReadonlyMap<ElementId, ElementDocument>;
}
