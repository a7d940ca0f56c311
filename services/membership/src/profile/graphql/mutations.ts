import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { changeAddress } from '../use-cases/change-address';
import { confirmProfile } from '../use-cases/confirm-profile';
import type { Deps } from '../use-cases/deps';
import { addExperience, changeExperience, removeExperience } from '../use-cases/experiences';
import { addLicence, changeLicence, removeLicence } from '../use-cases/licences';
import { openProfile } from '../use-cases/open-profile';
import { addQualification, changeQualification, removeQualification } from '../use-cases/qualifications';
import { stateIdDocument } from '../use-cases/state-id-document';

/** What can be changed of profiles; who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['profile'], Deps, Context> = {
  openProfile: answersWith('practitioner', openProfile),
  addExperience: answersWith('practitioner', addExperience),
  changeExperience: answersWith('practitioner', changeExperience),
  removeExperience: answersWith('practitioner', removeExperience),
  addLicence: answersWith('practitioner', addLicence),
  changeLicence: answersWith('practitioner', changeLicence),
  removeLicence: answersWith('practitioner', removeLicence),
  addQualification: answersWith('practitioner', addQualification),
  changeQualification: answersWith('practitioner', changeQualification),
  removeQualification: answersWith('practitioner', removeQualification),
  changeAddress: answersWith('practitioner', changeAddress),
  stateIdDocument: answersWith('practitioner', stateIdDocument),
  confirmProfile: answersWith('practitioner', confirmProfile),
};
