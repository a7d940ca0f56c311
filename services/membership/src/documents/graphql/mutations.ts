import { answersAll, answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { choosePhoto, removePhoto } from '../use-cases/choose-photo';
import type { Deps } from '../use-cases/deps';
import { downloadDocument } from '../use-cases/download-document';
import { removeDocument } from '../use-cases/remove-document';
import { requestUpload } from '../use-cases/request-upload';

/** What can be changed of documents; who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['documents'], Deps, Context> = {
  requestUpload: answersAll(requestUpload),
  removeDocument: answersWith('document', removeDocument),
  downloadDocument: answersWith('address', downloadDocument),
  choosePhoto: answersWith('practitioner', choosePhoto),
  removePhoto: answersWith('practitioner', removePhoto),
};
