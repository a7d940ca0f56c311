import type { Fetch, Place, Step } from './plan';

/** What the planners' plans are alike in: how their fetches are put together, whatever these and their paths look like. */
type Branch<Node, Path> =
  | { readonly kind: 'Flatten'; readonly path: Path; readonly node: Node }
  | { readonly kind: 'Sequence' | 'Parallel'; readonly nodes: readonly Node[] }
  | {
      readonly kind: 'Condition';
      readonly condition: string;
      readonly ifClause?: Node | null;
      readonly elseClause?: Node | null;
    };

const branches = ['Flatten', 'Sequence', 'Parallel', 'Condition'];

/** How one planner's paths and fetches are read. */
interface Readers<Node, Path> {
  placeOf(this: void, path: Path): Place;
  /** @throws where the node is nothing that is carried out */
  fetchOf(this: void, node: Exclude<Node, Branch<Node, Path>>, place: Place): Fetch;
}

/** Reads a plan from its root down; each fetch is told the whole place that it stands for. */
export const readSteps = <Path, Node extends { readonly kind: string }>({ placeOf, fetchOf }: Readers<Node, Path>) => {
  const isBranch = (node: Node): node is Node & Branch<Node, Path> => branches.includes(node.kind);

  const stepOf = (node: Node, place: Place): Step => {
    if (!isBranch(node)) return fetchOf(node as Exclude<Node, Branch<Node, Path>>, place);
    switch (node.kind) {
      case 'Flatten':
        return stepOf(node.node, [...place, ...placeOf(node.path)]);
      case 'Sequence':
      case 'Parallel': {
        const kind = node.kind === 'Sequence' ? 'sequence' : 'parallel';
        return { kind, steps: node.nodes.map((inner) => stepOf(inner, place)) };
      }
      case 'Condition':
        return {
          kind: 'condition',
          variable: node.condition,
          ...(node.ifClause && { then: stepOf(node.ifClause, place) }),
          ...(node.elseClause && { otherwise: stepOf(node.elseClause, place) }),
        };
    }
  };
  return (node: Node): Step => stepOf(node, []);
};
