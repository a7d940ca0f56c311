/** What this service knows of a practitioner, whom membership owns: whose record it is. */
export interface PractitionerParent {
  readonly id: string;
}

/** A record is named by its practitioner; what it shows depends on the caller. */
export interface CpdRecordParent {
  readonly practitionerId: string;
}
