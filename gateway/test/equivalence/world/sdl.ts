import { type AbstractType, type Field, hasOwn, membersIn, type Model, type ObjectType } from './model';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject"])`;

/** What any subgraph may speak of, and says in the same words wherever it does. */
const shared: Readonly<Record<string, string>> = {
  Color: 'enum Color { RED GREEN BLUE UNTOLD @inaccessible }',
  Untold: 'type Untold @inaccessible { word: String @shareable }',
  JSON: 'scalar JSON',
  Filter:
    'input Filter { tag: String = "def \\"ault\\"" color: Color = GREEN sizes: [Int!] inner: Filter json: JSON ratio: Float id: ID }',
};

/** The SDL of one subgraph of the world. */
export const printSubgraph = (model: Model, subgraph: string): string => {
  const root = 'extend type Query { untold: Untold @inaccessible @shareable }';
  const definitions = [
    ...[...model.objects.values()].map((type) => printObject(model, type, subgraph)),
    ...[...model.abstracts.values()].map((type) => printAbstract(model, type, subgraph)),
    ...(model.seed % 3 === 0 ? [root] : []),
  ].filter((text) => text !== '');
  const words = new Set(definitions.join('\n').match(/\w+/g));
  if (words.has('Filter')) for (const word of ['Color', 'JSON']) words.add(word);
  const used = Object.entries(shared).filter(([name]) => words.has(name));
  return [link, ...used.map(([, text]) => text), ...definitions].join('\n');
};

const printObject = (model: Model, type: ObjectType, subgraph: string): string => {
  const keys = type.slices.get(subgraph);
  const fields = [...type.fields.values()]
    .map((field) => printField(type, field, subgraph))
    .filter((text) => text !== '');
  if (!keys || fields.length === 0) return '';
  const interfaces = [...model.abstracts.values()].filter((abstract) => implementsIn(model, abstract, type, subgraph));
  const implemented = interfaces.length > 0 ? ` implements ${interfaces.map(({ name }) => name).join(' & ')}` : '';
  const marks = keys.map((key) => ` @key(fields: "${key.fields}"${key.resolvable ? '' : ', resolvable: false'})`);
  return `type ${type.name}${implemented}${marks.join('')} {\n${fields.join('\n')}\n}`;
};

const implementsIn = (model: Model, abstract: AbstractType, { name }: ObjectType, subgraph: string): boolean =>
  abstract.kind === 'interface' &&
  abstract.users.has(subgraph) &&
  abstract.objectIn !== subgraph &&
  membersIn(model, abstract, subgraph).includes(name);

const printField = (type: ObjectType, field: Field, subgraph: string): string => {
  const isOwn = hasOwn(field, subgraph);
  const isExternal = field.external.has(subgraph);
  const isOverridden = field.overridden === subgraph;
  if (!isOwn && !isExternal && !isOverridden) return '';
  const isShared = field.shared || field.owners.length > 1 || (type.kind === 'value' && isOwn);
  const marks = [
    isExternal && '@external',
    isOwn && isShared && !(field.isKey && type.kind === 'entity') && '@shareable',
    isOwn && field.overridden !== undefined && `@override(from: "${field.overridden}")`,
    isOwn && field.requires !== undefined && `@requires(fields: ${JSON.stringify(field.requires)})`,
    isOwn && field.provides !== undefined && `@provides(fields: ${JSON.stringify(field.provides)})`,
    isOwn && field.inaccessible && '@inaccessible',
  ].filter((mark) => typeof mark === 'string');
  return `  ${[`${field.name}${field.args}: ${field.type}`, ...marks].join(' ')}`;
};

/** The fields of an interface that all its members in the subgraph have there. */
const commonFields = (model: Model, { members, fields }: { members: string[]; fields: string[] }, subgraph: string) =>
  fields.flatMap((name) => {
    const found = members.map((member) => model.objects.get(member)?.fields.get(name));
    const [first] = found;
    return first && found.every((field) => field && hasOwn(field, subgraph)) ? [first] : [];
  });

const printAbstract = (model: Model, abstract: AbstractType, subgraph: string): string => {
  if (!abstract.users.has(subgraph)) return '';
  if (abstract.objectIn === subgraph) {
    const fields = [...abstract.contributed.values()].flatMap(({ name, args, type, requires }) => {
      if (requires === undefined) return [`  ${name}${args}: ${type}`];
      const required = model.objects.get(abstract.members[0] ?? '')?.fields.get(requires);
      return [
        `  ${requires}: ${required?.type} @external`,
        `  ${name}${args}: ${type} @requires(fields: "${requires}")`,
      ];
    });
    return `type ${abstract.name} @key(fields: "id") @interfaceObject {\n  id: ID!\n${fields.join('\n')}\n}`;
  }
  const members = membersIn(model, abstract, subgraph);
  if (members.length === 0) return '';
  if (abstract.kind === 'union') return `union ${abstract.name} = ${members.join(' | ')}`;
  const fields = commonFields(model, { members, fields: abstract.fields }, subgraph);
  const key = abstract.home === undefined ? '' : ' @key(fields: "id")';
  const lines = fields.map(({ name, args, type }) => `  ${name}${args}: ${type}`);
  const above = abstract.implements === undefined ? '' : ` implements ${abstract.implements}`;
  return `interface ${abstract.name}${above}${key} {\n${lines.join('\n')}\n}`;
};
