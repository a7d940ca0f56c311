/** Text for people, in Arabic and English. */
interface Text {
  readonly ar: string;
  readonly en: string;
}

/** An organisation that employs practitioners: a partner hospital. */
export interface Organisation {
  readonly id: string;
  readonly name: Text;
  readonly city: Text;
}
