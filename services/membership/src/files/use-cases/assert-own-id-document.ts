import { RuleViolation } from '@mumaris/kit/errors';
import type { IdDocument } from '@mumaris/kit/text/id-document';
import type { StatedIdDocument } from '../../profile';
import type { Deps } from './deps';

const asKnown = ({ kind, number, country }: StatedIdDocument): IdDocument =>
  kind === 'PASSPORT' ? { idNumber: null, passport: { number, country } } : { idNumber: number, passport: null };

/**
 * A profile states the ID document of its account (MEM-01, IDN-05). Where identity knows no document of the kind, nothing speaks against it.
 * @throws RuleViolation ID_DOCUMENT_NOT_YOURS
 */
export const assertOwnIdDocument =
  ({ files, knownDocuments }: Pick<Deps, 'files' | 'knownDocuments'>) =>
  async (accountId: string, stated: StatedIdDocument): Promise<void> => {
    const known = (await knownDocuments.find(accountId))?.numbers;
    const { idNumber, passport } = files.numberIndexesOf(asKnown(stated));
    const isOther =
      (idNumber && known?.idNumber && idNumber !== known.idNumber) ||
      (passport && known?.passport && passport !== known.passport);
    if (isOther) throw new RuleViolation('ID_DOCUMENT_NOT_YOURS', {}, ['idDocument', 'number']);
  };
