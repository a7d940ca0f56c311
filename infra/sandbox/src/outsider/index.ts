export * from './account';
export * from './eventually';
export * from './graph';
export * from './town';
export * from './training-letter';
