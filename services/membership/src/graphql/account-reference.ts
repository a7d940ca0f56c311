/** Another service's account, as this one knows it: by its id, which is its owner. */
export interface AccountReference {
  readonly id: string;
  readonly accountId: string;
}
