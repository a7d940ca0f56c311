import type { Request } from 'express';

/** The ticket of an address; two tickets, or none, are no ticket. */
export const ticketOf = ({ query }: Request): string => (typeof query['ticket'] === 'string' ? query['ticket'] : '');
