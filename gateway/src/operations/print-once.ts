import { type ASTNode, print } from 'graphql';

/** Prints each part of a document once: a fragment's is met as often as it is spread, and what is written in it may be long. */
export const printOnce = (): ((node: ASTNode) => string) => {
  const printed = new Map<ASTNode, string>();
  return (node) => {
    const text = printed.get(node) ?? print(node);
    printed.set(node, text);
    return text;
  };
};
