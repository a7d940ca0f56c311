import {
  defaultFieldResolver,
  getDirectiveValues,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { RuleViolation } from '../errors';
import type { Caller, Role, Scope } from './caller';

/** A word of the SDL's `@access(to: [...])`. */
type Access = 'PUBLIC' | 'ACTIVE' | 'OWNER' | Role;

/** Who may see a field: any one of `to`, or an employer's client with one of the scopes. */
export interface AccessRule {
  readonly to: readonly Access[];
  readonly scopes: readonly Scope[];
}

interface WithCaller {
  caller: Caller;
}

/** Federation's own fields; the signature on the call guards them, and the entities' fields have rules. */
const federationFields = new Set(['_service', '_entities']);
const federationTypes = new Set(['_Service']);

const accessOf = (
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

const ownerOf = (source: unknown): unknown => (source as { accountId?: unknown } | null | undefined)?.accountId;

/** A client sees what names no employer, such as an operation, and what names its own as `organisationId`. */
const isAllowedToClient = (scopes: readonly Scope[], { client }: Caller, source: unknown): boolean => {
  if (!client || !scopes.some((scope) => client.scopes.includes(scope))) return false;
  const { organisationId } = (source ?? {}) as { organisationId?: unknown };
  return organisationId === undefined || organisationId === client.organisationId;
};

/** Whether a caller may see a field of an object; objects name their owner as `accountId`. */
export const isAllowed = ({ to, scopes }: AccessRule, caller: Caller, source: unknown): boolean =>
  isAllowedToClient(scopes, caller, source) ||
  to.some((access) => {
    if (access === 'PUBLIC') return true;
    if (!caller.accountId) return false;
    if (access === 'ACTIVE') return true;
    if (access === 'OWNER') return ownerOf(source) === caller.accountId;
    return caller.roles.includes(access);
  });

const isSomebody = ({ accountId, client }: Caller) => Boolean(accountId ?? client);

/** Puts the rule of the SDL in front of each resolver. @throws when a field has no rule */
export const enforceAccess = (schema: GraphQLSchema): GraphQLSchema => {
  for (const [name, rule] of accessRules(schema)) {
    if (rule.to.includes('PUBLIC')) continue;
    const [typeName = '', fieldName = ''] = name.split('.');
    const field = (schema.getType(typeName) as GraphQLObjectType).getFields()[fieldName] as GraphQLField<
      unknown,
      WithCaller
    >;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      if (isAllowed(rule, context.caller, source)) return resolve(source, args, context, info);
      throw new RuleViolation(isSomebody(context.caller) ? 'FORBIDDEN' : 'UNAUTHENTICATED');
    };
  }
  return schema;
};

/** The signed-in account of a caller. @throws RuleViolation UNAUTHENTICATED */
export const accountOf = (caller: Caller): string => {
  if (!caller.accountId) throw new RuleViolation('UNAUTHENTICATED');
  return caller.accountId;
};

/** Refuses a caller that has none of the roles. @throws RuleViolation */
export const assertRole = (caller: Caller, ...wanted: Role[]): void => {
  accountOf(caller);
  if (!wanted.some((role) => caller.roles.includes(role))) throw new RuleViolation('FORBIDDEN');
};

/**
 * Refuses a caller that is not the owner. The answer is that of a thing that does not exist: an id tells nothing.
 * @throws RuleViolation NOT_FOUND
 */
export const assertOwner = (caller: Caller, owned: { accountId: string }): void => {
  if (accountOf(caller) !== owned.accountId) throw new RuleViolation('NOT_FOUND');
};
