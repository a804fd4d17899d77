import type { PlaceOptions } from '../draw.ts';
import type { Mark, PlacedGraph } from '../placed-graph.ts';
import type { BlueprintView } from '../views/blueprint-view.ts';
import type { ComparedView } from '../views/compared-view.ts';
import { layBlueprint } from './blueprint.ts';
import { placeChangeBadges } from './change-badges.ts';
import { layComparedGraph } from './compared-graph.ts';
import { joinVersions } from './compared-marks.ts';
import { placeFormerTexts } from './former-texts.ts';
import { framePicture, type PlacedContent } from './frame.ts';
import type { GraphLayout } from './graph.ts';
import type { PictureMemory } from './layout-cache.ts';
import { shareRoom } from './room.ts';
import { laySequence } from './sequence.ts';

interface Versions {
  readonly before: PlacedContent;
  readonly after: PlacedContent;
  readonly memory?: PictureMemory;
}

/**
 * Places two versions of a view on one grid and makes one picture of them: what is the same in both once, the rest in each
 * of its looks, with a glyph beside everything that is not the same. Nothing moves between the two.
 */
export async function placeCompared(view: ComparedView, options: PlaceOptions, layout: GraphLayout): Promise<PlacedGraph> {
  const { before, after, memory } = await layVersions(view, options, layout);
  const joined = joinVersions(before.marks, after.marks, view);
  const marks = [...joined, ...placeFormerTexts(joined)];
  const content = {
    marks: [...marks, ...placeChangeBadges(marks, view)],
    width: Math.max(before.width, after.width),
    height: Math.max(before.height, after.height),
  };
  const picture: PlacedGraph = { ...framePicture(view, content), compared: true };
  if (memory !== undefined) layout.cache.remember(picture, memory);
  return picture;
}

async function layVersions(view: ComparedView, options: PlaceOptions, layout: GraphLayout): Promise<Versions> {
  const { before, after } = view;
  if (before.shape === 'graph' && after.shape === 'graph') return layComparedGraph({ before, after }, options, layout);
  if (before.shape === 'blueprint' && after.shape === 'blueprint') {
    const sides = { before: withoutBorrowed(before, view, 'added'), after: withoutBorrowed(after, view, 'removed') };
    return shareRoom((room, side) => layBlueprint(sides[side], room));
  }
  if (before.shape === 'sequence' && after.shape === 'sequence') {
    const sides = { before, after };
    return shareRoom((room, side) => laySequence(sides[side], room));
  }
  const nothing = { marks: [] as readonly Mark[], width: 0, height: 0 };
  return { before: nothing, after: nothing };
}

/** The line of what customers feel goes through the steps of its own version only. */
function withoutBorrowed(view: BlueprintView, { changes }: ComparedView, borrowed: 'added' | 'removed'): BlueprintView {
  const steps = view.steps.map((step) => {
    if (changes[step.element] !== borrowed) return step;
    const { emotion: _, ...rest } = step;
    return rest;
  });
  return { ...view, steps };
}
