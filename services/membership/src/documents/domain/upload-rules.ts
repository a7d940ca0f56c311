/** What an upload is held to; rules/documents/uploads.yaml says each in its unit. */
export interface UploadRules {
  readonly largestBytes: number;
  readonly nameBytes: number;
  readonly unfinishedHours: number;
  readonly linkMinutes: number;
  readonly unfinishedUploads: number;
  readonly documents: number;
  readonly picturePixels: number;
  readonly previewPages: number;
  readonly previewPixels: number;
  readonly inspectionSeconds: number;
  readonly inspectionMegabytes: number;
  readonly inspectionsAtOnce: number;
  readonly scanAgainSeconds: number;
  readonly unnamedHours: number;
  readonly goneDays: number;
}
