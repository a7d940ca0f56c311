export * from './account';
export * from './eventually';
export * from './graph';
export * from './provider-visit';
export * from './town';
export * from './training-letter';
