import { Kind, parse, visit } from 'graphql';

/** @param {import('graphql').ASTNode} node */
const nameOf = (node) => ('name' in node && node.name && 'value' in node.name ? String(node.name.value) : undefined);

/** Definitions that a person reads about. */
const described = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
]);

/** @param {import('graphql').DocumentNode} document */
const undescribed = (document) => {
  /** @type {string[]} */
  const within = [];
  /** @type {string[]} */
  const faults = [];
  visit(document, {
    enter: (node) => {
      const name = nameOf(node);
      if (name) within.push(name);
      if (described.has(node.kind) && !('description' in node && node.description?.value.trim()))
        faults.push(`${within.join('.')} has no description: say in words what it is`);
    },
    leave: (node) => void (nameOf(node) && within.pop()),
  });
  return faults;
};

/** @param {{ directives?: readonly import('graphql').ConstDirectiveNode[] }} node */
const hasRule = ({ directives = [] }) => directives.some(({ name }) => name.value === 'access');

/** @param {import('graphql').DocumentNode} document */
const unruled = ({ definitions }) => {
  const objects = definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  return objects
    .filter((type) => !hasRule(type))
    .flatMap(({ name, fields = [] }) =>
      fields.filter((field) => !hasRule(field)).map((field) => `${name.value}.${field.name.value}`),
    )
    .map((field) => `${field} has no @access: say who may see it, there or on its type`);
};

/**
 * What is missing of a subgraph's SDL, each by its name.
 * @param {string} sdl
 */
export const sdlFaults = (sdl) => {
  const document = parse(sdl);
  return [...undescribed(document), ...unruled(document)];
};
