import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../platform/run.mjs';

/** @typedef {{ query: string, operationName: string, variables: Record<string, unknown> }} Operation */

const page = path.join(root, 'gateway/src/explorer/operations/me.graphql');
const text = '{ ar en }';

/** Over all five subgraphs, with a list whose every item is asked of two of them. */
const nested = `query Nested($first: Int!) {
  me {
    name { first last }
    practitioner {
      fileNumber
      applications(first: $first) {
        edges { node { id number status createdAt
          requirements { id met label ${text} }
          invoices { id number status total { amount currency } dueAt } } }
        pageInfo { hasNextPage endCursor }
      }
      cpd { cycle { required recognised missing } total { recognised pending } }
    }
    unreadCount
  }
}`;

const inList = `edges { node { id number status createdAt invoices { id number status total { amount currency } dueAt } } }
  pageInfo { hasNextPage endCursor }`;

/** A person's page of lists, in each of which the same is asked of another subgraph. */
const lists = `query Lists {
  me {
    name { first last }
    practitioner {
      fileNumber
      drafts: applications(first: 5, filter: { statuses: [DRAFT] }) { ${inList} }
      open: applications(first: 5, filter: { statuses: [UNDER_REVIEW, RETURNED] }) { ${inList} }
      decided: applications(first: 5, filter: { statuses: [COMPLETED] }) { ${inList} }
      all: applications(first: 5) { ${inList} }
      cpd { cycle { required recognised missing } }
    }
    unreadCount
  }
}`;

/** Many fields, and roots of three subgraphs beside each other. */
const wide = `query Wide {
  services { code name ${text} description ${text} steps usualWorkingDays questions { id kind label ${text} } }
  service(code: "TRAINING_LETTER") { code usualWorkingDays steps }
  fees { service kind taxCode amount { amount currency } }
  termsOfUse { version }
  identityProvider { name ${text} }
  organisation(id: "org_1") { id name ${text} city ${text} status }
  me { id email mobile idNumber status roles language createdAt totpEnrolledAt recoveryCodesLeft name { first last } }
}`;

const mutation = `mutation Start($service: ID!) {
  startApplication(input: { service: $service }) {
    application { id number status requirements { id met label ${text} advice ${text} } invoices { id number } }
    errors { code message ${text} }
  }
}`;

/** The four operations of the comparison, by name. @type {Record<string, Operation>} */
export const operations = {
  nested: { query: nested, operationName: 'Nested', variables: { first: 20 } },
  lists: { query: lists, operationName: 'Lists', variables: {} },
  wide: { query: wide, operationName: 'Wide', variables: {} },
  me: { query: readFileSync(page, 'utf8'), operationName: 'Me', variables: {} },
  mutation: { query: mutation, operationName: 'Start', variables: { service: 'TRAINING_LETTER' } },
};
