import { randomFrom } from '../random';
import type { Draft } from './draft';
import { drawEntityFields, drawProvides } from './draw-fields';
import { drawRequires } from './draw-requires';
import { drawMutations, drawQueries } from './draw-roots';
import { drawAbstractTypes, drawEntities, drawValueReferences, drawValueTypes } from './draw-types';
import type { Model } from './model';

/** The model of a world: the same for the same seed. */
export const drawModel = (seed: number): Model => {
  const random = randomFrom(seed);
  const subgraphs = ['a', 'b', 'c', 'd', 'e'].slice(0, 2 + random.below(4));
  const draft: Draft = { seed, subgraphs, objects: new Map(), abstracts: new Map(), random };
  drawValueTypes(draft);
  drawEntities(draft);
  drawValueReferences(draft);
  drawAbstractTypes(draft);
  drawEntityFields(draft);
  drawQueries(draft);
  drawMutations(draft);
  drawRequires(draft);
  drawProvides(draft);
  return { seed, subgraphs, objects: draft.objects, abstracts: draft.abstracts };
};
