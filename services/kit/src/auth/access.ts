import { type Role, type Scope, wordLists } from '@mumaris/schemas';
import {
  defaultFieldResolver,
  getDirectiveValues,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { RuleViolation, type Text } from '../errors';
import type { Caller } from './caller';

/** A word of the SDL's `@access(to: [...])`; PARENT is whoever may see the object that holds this one. */
type Access = 'PUBLIC' | 'ACTIVE' | 'OWNER' | 'PARENT' | Role;

/** Who may see a field: any one of `to`, or an employer's client with one of the scopes. */
export interface AccessRule {
  readonly to: readonly Access[];
  readonly scopes: readonly Scope[];
}

/** Whose an object is. What it does not say, nobody has. */
export interface Belonging {
  /** The account that owns it. */
  readonly accountId?: string | null | undefined;
  /** The employer whose clients may see it, or ANY for those of every employer. */
  readonly organisationId?: string | null | undefined;
}

/** Whose the objects of each type are, where they do not say so by the names of `Belonging`. */
export type Belongings = Readonly<Record<string, (object: never) => Belonging>>;

export const anyOrganisation = 'ANY';

interface WithCaller {
  caller: Caller;
}

/** Federation's own fields; the signature on the call guards them, and the entities' fields have rules. */
const federationFields = new Set(['_service', '_entities']);
const federationTypes = new Set(['_Service']);

/** The rule that the SDL says of a field or a type itself; undefined where it does not. */
export const accessOf = (
  schema: GraphQLSchema,
  node: GraphQLField<unknown, WithCaller> | GraphQLObjectType,
): AccessRule | undefined => {
  const directive = schema.getDirective('access');
  const nodes = [node.astNode, ...('extensionASTNodes' in node ? node.extensionASTNodes : [])];
  for (const ast of nodes) {
    const values = directive && ast && getDirectiveValues(directive, ast);
    if (values) return { to: values['to'] as Access[], scopes: (values['scopes'] ?? []) as Scope[] };
  }
  return undefined;
};

/** The rule of each field by `Type.field`: its own, or its type's. @throws when a field has none */
export const accessRules = (schema: GraphQLSchema): Map<string, AccessRule> => {
  const rules = new Map<string, AccessRule>();
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || federationTypes.has(type.name)) continue;
    for (const field of Object.values(type.getFields())) {
      if (type === schema.getQueryType() && federationFields.has(field.name)) continue;
      const rule = accessOf(schema, field) ?? accessOf(schema, type);
      if (rule && rule.to.length + rule.scopes.length) rules.set(`${type.name}.${field.name}`, rule);
      else missing.push(`${type.name}.${field.name}`);
    }
  }
  if (missing.length) throw new Error(`no @access rule for ${missing.join(', ')}`);
  return rules;
};

/** A client has the scope, and the object is of its own employer or of any; an operation is nobody's. */
const isVisibleToClient = (scopes: readonly Scope[], { client }: Caller, belonging: Belonging | undefined): boolean => {
  if (!client || !scopes.some((scope) => client.scopes.includes(scope))) return false;
  if (!belonging) return true;
  return belonging.organisationId === anyOrganisation || belonging.organisationId === client.organisationId;
};

/**
 * Whether a caller may see what a rule stands for: a field of an object or, without `belonging`, an operation.
 * The one rule for fields and for `_entities`.
 */
export const isVisible = ({ to, scopes }: AccessRule, caller: Caller, belonging?: Belonging): boolean =>
  isVisibleToClient(scopes, caller, belonging) ||
  to.some((access) => {
    if (access === 'PUBLIC' || access === 'PARENT') return true;
    if (!caller.accountId) return false;
    if (access === 'ACTIVE') return true;
    if (access === 'OWNER') return belonging?.accountId === caller.accountId;
    return caller.roles.includes(access);
  });

const owner: Text = { ar: 'صاحب الحساب', en: 'the owner of the account' };

/** The rights of which any one would do, as people read them. */
const rightsOf = ({ to, scopes }: AccessRule): Text => {
  const labels = [
    ...(to.includes('OWNER') ? [owner] : []),
    ...wordLists.Role.filter(({ code }) => (to as readonly string[]).includes(code)).map(({ label }) => label),
    ...wordLists.Scope.filter(({ code }) => (scopes as readonly string[]).includes(code)).map(({ label }) => label),
  ];
  return { ar: labels.map(({ ar }) => ar).join('، '), en: labels.map(({ en }) => en).join(', ') };
};

/** Why a caller may not: nobody has signed in, or a right is missing, which is named. */
const refusalOf = (rule: AccessRule, { accountId, client }: Caller): RuleViolation =>
  accountId || client
    ? new RuleViolation('FORBIDDEN', { needed: rightsOf(rule) })
    : new RuleViolation('UNAUTHENTICATED');

const asItSays = (object: Belonging | null | undefined): Belonging => object ?? {};

/** Puts the rule of the SDL in front of each resolver. @throws when a field has no rule */
export const enforceAccess = (schema: GraphQLSchema, belongings: Belongings = {}): GraphQLSchema => {
  const roots = new Set([schema.getQueryType()?.name, schema.getMutationType()?.name]);
  for (const [name, rule] of accessRules(schema)) {
    if (rule.to.includes('PUBLIC') || rule.to.includes('PARENT')) continue;
    const [typeName = '', fieldName = ''] = name.split('.');
    const belongingOf = roots.has(typeName) ? () => undefined : ((belongings[typeName] ?? asItSays) as typeof asItSays);
    const field = (schema.getType(typeName) as GraphQLObjectType).getFields()[fieldName] as GraphQLField<
      unknown,
      WithCaller
    >;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      if (isVisible(rule, context.caller, belongingOf(source as Belonging)))
        return resolve(source, args, context, info);
      throw refusalOf(rule, context.caller);
    };
  }
  return schema;
};

/** The signed-in account of a caller. @throws RuleViolation UNAUTHENTICATED */
export const accountOf = (caller: Caller): string => {
  if (!caller.accountId) throw new RuleViolation('UNAUTHENTICATED');
  return caller.accountId;
};

/**
 * Refuses a caller that is not the owner. The answer is that of a thing that does not exist: an id tells nothing.
 * @throws RuleViolation NOT_FOUND
 */
export const assertOwner = (caller: Caller, owned: { accountId: string }): void => {
  if (accountOf(caller) !== owned.accountId) throw new RuleViolation('NOT_FOUND');
};
