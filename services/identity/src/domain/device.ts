/** What stays the same of a device when its software is updated: its words without their numbers (IDN-08). */
export const deviceKeyOf = (device: string | null): string => (device ?? '').replace(/[\d._]+/g, '').slice(0, 300);
