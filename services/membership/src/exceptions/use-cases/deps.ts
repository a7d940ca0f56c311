import type { Clock } from '@mumaris/kit/clock';
import type { Applications, ExceptedApplications, FindUnmet, Rules } from '../../applications';
import type { Credentials, EndingCredentials } from '../../credentials';
import type { Practitioners } from '../../profile';
import type { ExceptionRules } from '../domain/exception-rules';
import type { Exceptions } from '../store/exception.repository';

/** What the use cases work with. */
export interface Deps {
  readonly exceptions: Exceptions;
  readonly exceptionRules: ExceptionRules;
  readonly credentials: Credentials;
  readonly endingCredentials: EndingCredentials;
  readonly applications: Applications;
  readonly exceptedApplications: ExceptedApplications;
  readonly findUnmet: FindUnmet;
  readonly practitioners: Practitioners;
  readonly rules: Rules;
  readonly clock: Clock;
}
