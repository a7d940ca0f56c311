export * from './account';
export * from './eventually';
export * from './graph';
export * from './provider-visit';
export * from './services';
export * from './town';
export * from './applications';
export * from './documents';
