import { createStore, type StoreApi } from 'zustand/vanilla';
import { everyFailure, type FailureFilter } from '#domain/failures/failureFilter.ts';
import type { Assigner } from '#domain/failures/keyAssigner.ts';
import { usualLens, type MapView } from '#domain/sharing/mapView.ts';
import type { ThreadTarget } from '#domain/talk/thread.ts';
import type { Point, Size } from '#domain/map/geometry.ts';
import type { Looking } from './looking.ts';

/** Stages, touchpoints and notes need no tool: their actions draw them at once and start editing the name. */
export type Tool = 'select' | 'hand' | 'connect';
export type LensId = MapView['lens'];
export type Viewport = Point & { readonly zoom: number };

/** What lies over or beside the canvas. Evidence names the place, or the failure mode, whose rows it shows; a timeline without a place is of all failures. */
export type Panel =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette' | 'help' | 'find' | 'owner' }
  | {
      readonly kind:
        | 'import'
        | 'exposures'
        | 'unmatched'
        | 'rules'
        | 'coding'
        | 'fixes'
        | 'share'
        | 'account'
        | 'unsaved'
        | 'history';
    }
  | { readonly kind: 'evidence'; readonly place: string }
  | { readonly kind: 'modeEvidence'; readonly mode: string }
  | { readonly kind: 'assignerEvidence'; readonly by: Assigner }
  | { readonly kind: 'timeline'; readonly place: string | null }
  /** Comments: those on one thing or spot, or all; one thread of them open. */
  | { readonly kind: 'comments'; readonly on: ThreadTarget | null; readonly thread: string | null };

/** Own drag in flight: these things are shown moved by (dx, dy); nothing is written until the drop. */
export type DragOverlay = { readonly ids: ReadonlySet<string>; readonly dx: number; readonly dy: number };

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'problem';
  /** The id of the thing that it is about: what is said of it later says it all. */
  readonly about?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
};

/** Whose view this person takes on, and what they saw before, to be given back. */
export type Following = {
  readonly person: string;
  readonly own: { readonly lens: LensId; readonly filter: FailureFilter; readonly viewport: Viewport };
};

export type ViewState = {
  readonly selection: ReadonlySet<string>;
  /** The thing that has the keyboard's focus on the canvas. */
  readonly focused: string | null;
  readonly hovered: string | null;
  readonly tool: Tool;
  readonly lens: LensId;
  /** Which failures are counted, for this person. */
  readonly filter: FailureFilter;
  /** Whether one chooses among the filters now, and so sees what each would show. */
  readonly facets: 'shown' | 'hidden';
  readonly viewport: Viewport;
  readonly following: Following | null;
  /** The canvas in CSS px; zero before it is first measured. */
  readonly canvasSize: Size;
  /** What the legend covers of the canvas, with the gap around it, from its lower left corner; zero where there is none. */
  readonly legendSize: Size;
  /** Where the pointer last was on the canvas, in world units: where a paste by key lands. */
  readonly pointer: Point | null;
  readonly drag: DragOverlay | null;
  /** The thing whose name or text is being edited in place. */
  readonly editing: string | null;
  readonly panel: Panel;
  /** The version that stands on the canvas, or is compared with it. */
  readonly looking: Looking | null;
  readonly inspector: 'open' | 'folded';
  /** The list of lenses in the top bar. */
  readonly lensList: 'open' | 'closed';
  readonly toasts: readonly Toast[];
  /** The first end of a path that is being drawn by keyboard or click with the connect tool. */
  readonly linkFrom: string | null;
};

export const minZoom = 0.05;
export const maxZoom = 4;

/** What one person looks at; never shared, never stored in the document. */
export function createViewStore(): StoreApi<ViewState> {
  return createStore<ViewState>(() => ({
    selection: new Set(),
    focused: null,
    hovered: null,
    tool: 'select',
    lens: usualLens,
    filter: everyFailure,
    facets: 'hidden',
    viewport: { x: 0, y: 0, zoom: 1 },
    following: null,
    canvasSize: { width: 0, height: 0 },
    legendSize: { width: 0, height: 0 },
    pointer: null,
    drag: null,
    editing: null,
    panel: { kind: 'none' },
    looking: null,
    inspector: 'open',
    lensList: 'closed',
    toasts: [],
    linkFrom: null,
  }));
}
