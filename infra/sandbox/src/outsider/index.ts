export * from './account';
export * from './graph';
export * from './town';
export * from './training-letter';
