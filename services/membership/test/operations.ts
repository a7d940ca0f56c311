/** What the tests see of an application. */
const applicationFields = `
  id number status submittedAt createdAt
  service { code name { ar en } }
  answers { question value }
  requirements { id met question rule advice { ar en } }
  nextStep { actor action { ar en } }
  deadline { at day hijri consequence { ar en } }
  deficiencies { question text { ar en } }
  timeline { at actor status text { ar en } }
  outcome { __typename id number status issuedOn expiresOn code ... on TrainingLetter { institution startsOn endsOn } }`;

/** What the tests see of a document. */
const documentFields = `
  id status name mediaType bytes received sha256 pages issuedOn expiresOn takenOn createdAt uploadUntil
  type { code } refusal { code message { ar en } rule }
  previews { page address { url expiresAt } }`;

const errors = 'errors { code field rule message { ar en } }';

/** `SubmitApplicationInput` of `submitApplication`. */
const inputOf = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}Input`;

const onApplication = (name: string) =>
  `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { application { ${applicationFields} } ${errors} } }`;

/** What the tests see of a profile. */
const profileFields = `
  id fileNumber membershipNumber practiceBreak { since years months days }
  profile {
    name { ar en } names { ar { first father grandfather family } en { first father grandfather family } } dateOfBirth nationality
    address { line city postalCode country national { buildingNumber street district additionalNumber } }
    idDocument { kind number country expiresOn } confirmation { confirmedOn dueOn due }
  }
  experiences { id city specialty { code label { en } } authorityType { code } startsOn endsOn practice documentIds overlapsWith }
  licences { id number specialty { code } verificationReference documentIds }
  qualifications { id degree specialty { code } university { code } universityName graduatedOn documentIds }`;

const onProfile = (name: string) =>
  `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { practitioner { ${profileFields} } ${errors} } }`;

const reviewerFields = `fragment reviewer on Reviewer {
  account { id } reviews services categories relatives { fileNumber declaredAt }
}`;

const onReviewer = (name: string) =>
  `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { reviewer { ...reviewer } ${errors} } } ${reviewerFields}`;

const exceptionFields = `id number status applied affected { count atLeast sample { number fileNumber from to } }`;

const onException = (name: string) =>
  `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { exception { ${exceptionFields} } ${errors} } }`;

const caseFields = `id number status stage { ar en } documentIds mismatches { part why { en } } consent { version textSha256 bundle }
  concludedAt usuallyBy informationMissing validUntil appealUntil appealedAt report { url sha256 }`;

const onVerification = (name: string) =>
  `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { verification { ${caseFields} } ${errors} } }`;

const ballotFields = `id number status subject subjectNumber ownVote reason { ar en } voted { id } words { vote reason by { id } }
  conflicts { why by { id } } session { id day } rounds { voted { id } words { vote } tally { entitled needed took result } }`;

const onCommittees = (name: string, field: string, fields: string) =>
  `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { ${field} { ${fields} } ${errors} } }`;

const terms = 'code members { chairs account { id } }';
const session = 'id number day minutedAt agenda { id }';

const sanctionCaseFields = `id number status holder { en } toldAt answerUntil closedWhy { en } ground { en } answers { text documentIds }
  interim { confirmedAt reviewUntil endedAt endedWhy }
  decisions { id at annulledAt appealUntil reason { en } sanction { kind until wording { en } } }
  appeals { id status outcome reason { en } }`;
const onCase = (name: string) =>
  `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { case { ${sanctionCaseFields} } ${errors} } }`;
const appealFields = `id number status subject subjectNumber outcome reason { en } decidedAt`;
const onAppeal = (name: string) =>
  `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { appeal { ${appealFields} } ${errors} } }`;

const sittingFields = `id number capacity free waiting status bookable localTime { en }`;
const examFields = `id used left nextFee soonest changeUntil barrier { code } attempts { number outcome correction { to agreed } remarking { stands } }
  booking { id } waiting { place offeredUntil sitting { id } }`;

const onExam = (name: string) =>
  `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { exam { ${examFields} } ${errors} } }`;
const onSitting = (name: string) =>
  `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { sitting { ${sittingFields} } ${errors} } }`;

export const operations = {
  openCase: onCase('openCase'),
  giveCaseNotice: onCase('giveCaseNotice'),
  answerCase: onCase('answerCase'),
  proposeSanction: onCase('proposeSanction'),
  closeCase: onCase('closeCase'),
  proposeInterimSuspension: onCase('proposeInterimSuspension'),
  confirmInterimSuspension: onCase('confirmInterimSuspension'),
  reviewInterimSuspension: onCase('reviewInterimSuspension'),
  sanctionCase: `query ($id: ID!) { sanctionCase(id: $id) { ${sanctionCaseFields} } }`,
  sanctionCases: `query ($statuses: [SanctionCaseStatus!]) {
    sanctionCases(statuses: $statuses, last: 100) { edges { node { ${sanctionCaseFields} proposals { carried } practitioner { id } } } } }`,
  sanctionGrounds: `{ sanctionGrounds { code name { ar en } } }`,
  ownCases: `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Practitioner { sanctionCases { edges { node { ${sanctionCaseFields} } } } } } }`,
  appeal: onAppeal('appeal'),
  proposeAppealDecision: onAppeal('proposeAppealDecision'),
  confirmAppealDecision: onAppeal('confirmAppealDecision'),
  appealById: `query ($id: ID!) { appeal(id: $id) { ${appealFields} } }`,
  appeals: `query ($statuses: [AppealStatus!]) { appeals(statuses: $statuses, last: 100) { edges { node { ${appealFields} proposal { outcome by { id } } } } } }`,
  publishedSanctions: `query ($number: ID!, $code: String!) {
    verifyCredential(number: $number, code: $code) { status conditions { wording { en } } sanctions { text { en } decidedOn until } } }`,
  appointMember: onCommittees('appointMember', 'committee', terms),
  endMembership: onCommittees('endMembership', 'committee', terms),
  scheduleSession: onCommittees('scheduleSession', 'session', session),
  putOnAgenda: onCommittees('putOnAgenda', 'session', session),
  declareConflict: onCommittees('declareConflict', 'ballot', ballotFields),
  castCommitteeVote: onCommittees('castCommitteeVote', 'ballot', ballotFields),
  closeCommitteeVote: onCommittees('closeCommitteeVote', 'ballot', ballotFields),
  committees: `{ committees { ${terms} isSecret name { ar en } terms { account { id } } } }`,
  ballot: `query ($id: ID!) { ballot(id: $id) { ${ballotFields} } }`,
  ballots: `query ($committee: ID!, $statuses: [BallotStatus!]) {
    ballots(committee: $committee, statuses: $statuses, last: 100) { edges { node { ${ballotFields} } } } }`,
  committeeSessions: `query ($committee: ID!) { committeeSessions(committee: $committee) { edges { node { ${session} } } } }`,
  specialties: `query ($search: String!) { referenceEntries(kind: SPECIALTY, search: $search) {
    edges { node { code label { ar } parent { code } } } } }`,
  createExamSitting: onSitting('createExamSitting'),
  changeSittingCapacity: onSitting('changeSittingCapacity'),
  voidExamSitting: onSitting('voidExamSitting'),
  bookExam: onExam('bookExam'),
  moveExamBooking: onExam('moveExamBooking'),
  cancelExamBooking: onExam('cancelExamBooking'),
  joinExamWaitingList: onExam('joinExamWaitingList'),
  leaveExamWaitingList: onExam('leaveExamWaitingList'),
  proposeExamCorrection: onExam('proposeExamCorrection'),
  decideExamCorrection: onExam('decideExamCorrection'),
  askExamRemarking: onExam('askExamRemarking'),
  answerExamRemarking: onExam('answerExamRemarking'),
  recordExamResults: `mutation ($input: RecordExamResultsInput!) { recordExamResults(input: $input) {
    taken known rejected { row failure { code } } ${errors} } }`,
  examOfApplication: `query ($id: ID!) { application(id: $id) { status exam { ${examFields} } } }`,
  examSittings: `query ($filter: ExamSittingFilter) { examSittings(filter: $filter, first: 100) { edges { node { ${sittingFields} } } } }`,
  examRequests: `query { examRequests(first: 100) { edges { node { number attempts { number remarking { why } } } } } }`,
  requestVerification: onVerification('requestVerification'),
  appealVerification: onVerification('appealVerification'),
  completeVerification: onVerification('completeVerification'),
  verificationPreview: `query ($input: VerificationPreviewInput!) {
    verificationPreview(input: $input) { mismatches { part why { ar en } advice { ar en } } usualWorkingDays usuallyBy }
  }`,
  verificationConsent: `{ verificationConsent { version text { ar en } } }`,
  verifications: `query ($representations: [_Any!]!, $service: ID, $by: String) {
    _entities(representations: $representations) { ... on Practitioner {
      verificationCases { edges { node { ${caseFields} } } }
      verificationNeeds(service: $service, by: $by) { entryId kind isVerified case { status } usualWorkingDays startBy }
    } }
  }`,
  contradictions: `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Practitioner {
      verificationCases { edges { node { status contradictions { status } } } }
    } }
  }`,
  words: `query ($lists: [ID!]) { words(lists: $lists) { name words { code label { ar en } } } }`,
  openProfile: `mutation ($input: OpenProfileInput!) {
    openProfile(input: $input) {
      practitioner { id fileNumber membershipNumber profile { name { ar en } dateOfBirth nationality address { city postalCode country } } }
      ${errors}
    }
  }`,
  addExperience: onProfile('addExperience'),
  changeExperience: onProfile('changeExperience'),
  removeExperience: onProfile('removeExperience'),
  addLicence: onProfile('addLicence'),
  changeLicence: onProfile('changeLicence'),
  removeLicence: onProfile('removeLicence'),
  addQualification: onProfile('addQualification'),
  changeQualification: onProfile('changeQualification'),
  removeQualification: onProfile('removeQualification'),
  changeAddress: onProfile('changeAddress'),
  stateIdDocument: onProfile('stateIdDocument'),
  confirmProfile: onProfile('confirmProfile'),
  profileOf: `query ($id: ID!) {
    _entities(representations: [{ __typename: "Account", id: $id }]) { ... on Account { practitioner { ${profileFields} } } }
  }`,
  startApplication: onApplication('startApplication'),
  answerQuestions: onApplication('answerQuestions'),
  attachDocument: onApplication('attachDocument'),
  detachDocument: onApplication('detachDocument'),
  submitApplication: onApplication('submitApplication'),
  resubmitApplication: onApplication('resubmitApplication'),
  cancelApplication: onApplication('cancelApplication'),
  claimApplication: onApplication('claimApplication'),
  releaseApplication: onApplication('releaseApplication'),
  returnApplication: onApplication('returnApplication'),
  approveApplication: onApplication('approveApplication'),
  rejectApplication: onApplication('rejectApplication'),
  reassignApplication: onApplication('reassignApplication'),
  tickRequirement: onApplication('tickRequirement'),
  addRemark: onApplication('addRemark'),
  askOpinion: onApplication('askOpinion'),
  giveOpinion: onApplication('giveOpinion'),
  desk: `query ($id: ID!) { application(id: $id) {
    claim { mine since } remarks { text mine } opinions { question mine advice text }
    checklist { requirement { id verdict } documents { id status } tick { ok mine } }
  } }`,
  holder: `query ($id: ID!) { application(id: $id) { claim { reviewer { id } } } }`,
  readyReasons: `query ($service: ID!) { readyReasons(service: $service) { id outcomes text { ar en } } }`,
  reviewWorkload: `query ($since: Date) { reviewWorkload(since: $since) {
    since services { service { code } waiting claimed oldestSince } reviewers { reviewer { id } claimed returned approved rejected }
  } }`,
  reviewers: `query ($first: Int) { reviewers(first: $first) { edges { node { ...reviewer } } } } ${reviewerFields}`,
  ownReviewer: `{ ownReviewer { ...reviewer } } ${reviewerFields}`,
  setReviewerSkills: onReviewer('setReviewerSkills'),
  declareRelative: onReviewer('declareRelative'),
  withdrawRelative: onReviewer('withdrawRelative'),
  application: `query ($id: ID!) { application(id: $id) { ${applicationFields} applicant { id fileNumber } } }`,
  decisions: `query ($id: ID!) { application(id: $id) { decisions {
    id kind at by status text { ar en } judgedOn rulesVersion requirements { id verdict why { en } }
  } } }`,
  decisionBundle: `query ($id: ID!) { decisionBundle(id: $id) { name text } }`,
  promise: `query ($id: ID!) { application(id: $id) { status promisedBy } }`,
  escalation: `query ($id: ID!) { application(id: $id) { escalatedAt } }`,
  officeHours: `{ officeHours {
    version days opens closes holidays { from to name { ar en } } shorterHours { from to opens closes name { ar en } }
  } }`,
  promisesKept: `query ($service: ID!, $from: String!, $to: String!) {
    promisesKept(service: $service, from: $from, to: $to) { month figures { kept missed overdue medianWorkingDays } }
  }`,
  reviewQueue: `query ($filter: ReviewFilter, $first: Int, $after: ID) {
    reviewQueue(filter: $filter, first: $first, after: $after) {
      edges { cursor node { id claim { mine since } applicant { fileNumber profile { name { ar en } } } } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  decideFileClaim: `mutation ($input: DecideFileClaimInput!) {
    decideFileClaim(input: $input) { claim { id decision reason decidedAt } ${errors} }
  }`,
  fileClaimQueue: `query ($first: Int, $after: ID) {
    fileClaimQueue(first: $first, after: $after) {
      edges { cursor node {
        id claimedAt registrationNumber differences decision facts { name value }
        onFile { ...person } stated { ...person }
      } }
      pageInfo { hasNextPage endCursor }
    }
  }
  fragment person on PersonOnFile { idDocument passportCountry nameAr nameEn dateOfBirth nationality email mobile }`,
  previewException: `query ($input: ProposeExceptionInput!) {
    previewException(input: $input) { count atLeast sample { number fileNumber from to } }
  }`,
  proposeException: onException('proposeException'),
  decideException: onException('decideException'),
  proposeExceptionReversal: onException('proposeExceptionReversal'),
  decideExceptionReversal: onException('decideExceptionReversal'),
  exception: `query ($id: ID!) { exception(id: $id) { ${exceptionFields} steps { status mine by { id } reason { en } } } }`,
  exceptionRegister: `query ($statuses: [ExceptionStatus!]) {
    exceptionRegister(statuses: $statuses) { edges { node { id status } } }
  }`,
  exceptions: `{ exceptions {
    number kind reason { en } scope { services categories endsFrom endsUntil } requirement from until
  } }`,
  excepted: `query ($id: ID!) { application(id: $id) {
    exceptions { number kind reason { en } until } requirements { id verdict why { en } }
  } }`,
  documentTypes: `{ documentTypes {
    code name { ar en } description { ar en } mediaTypes maxBytes neededDates freshMonths count
    picture { minWidth minHeight minRatio maxRatio }
  } }`,
  requestUpload: `mutation ($input: RequestUploadInput!) {
    requestUpload(input: $input) { upload { url token expiresAt maxBytes } document { ${documentFields} } ${errors} }
  }`,
  removeDocument: `mutation ($input: RemoveDocumentInput!) {
    removeDocument(input: $input) { document { id status } ${errors} }
  }`,
  downloadDocument: `mutation ($input: DownloadDocumentInput!) {
    downloadDocument(input: $input) { address { url expiresAt } ${errors} }
  }`,
  choosePhoto: `mutation ($input: ChoosePhotoInput!) {
    choosePhoto(input: $input) { practitioner { photo { id } } ${errors} }
  }`,
  removePhoto: `mutation ($input: RemovePhotoInput) {
    removePhoto(input: $input) { practitioner { photo { id } } ${errors} }
  }`,
  photo: `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Practitioner { photo { id name previews { page } } } }
  }`,
  document: `query ($id: ID!) { document(id: $id) { ${documentFields} } }`,
  documentReads: `query ($id: ID!) { document(id: $id) { reads { edges { node { at reader whole } } } } }`,
  myDocuments: `query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Practitioner { documents { edges { node { id status } } pageInfo { hasNextPage } } }
    }
  }`,
  applicationStatus: `query ($number: ID!) {
    applicationStatus(number: $number) { number status statusText { ar en } service { code } submittedAt updatedAt }
  }`,
  verifyCredential: `query ($number: ID!, $code: String!) {
    verifyCredential(number: $number, code: $code) {
      number kind { ar en } holder { ar en } category status issuedOn expiresOn conditions { kind wording { en } startsOn lastDay }
    }
  }`,
  canI: `query ($facts: StatedFacts!) { canI(facts: $facts) { open service { code } missing { id eligibility why { ar en } advice { ar en } } } }`,
  registered: `query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Practitioner { membershipNumber registration { number startsOn employer expiresOn status extension { number kind reason { en } until } } classification { rank { code } } }
    }
  }`,
  proofs: `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Practitioner {
      credentials(first: 100) { edges { node { __typename number proof { name text validFrom validUntil } } } }
    } }
  }`,
  registrationLife: `query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Practitioner { registration {
        number status renewalUnderWay renewableFrom renewableUntil renewable suspendedUntil conditions { kind wording { en } }
      } }
    }
  }`,
  registrationAt: `query ($number: ID!, $on: Date!, $knownAt: DateTime) {
    registrationAt(number: $number, on: $on, knownAt: $knownAt) {
      number holder { en } category on knownAt status issuedOn startsOn expiresOn renewalUnderWay conditions { kind }
    }
  }`,
  services: `{ services {
    code name { ar en } description { ar en } steps usualWorkingDays
    questions { id kind label { ar en } choices { value label { ar en } } }
  } }`,
  entities: `query ($representations: [_Any!]!, $filter: ApplicationFilter) {
    _entities(representations: $representations) {
      ... on Account { id practitioner {
        id fileNumber registration { id } credentials { edges { node { number } } }
        applications(filter: $filter) { edges { node { id status requirements { id met } } } pageInfo { hasNextPage } }
      } }
      ... on Practitioner { id fileNumber }
      ... on Application { id number }
    }
  }`,
} as const;

export type Operation = keyof typeof operations;
