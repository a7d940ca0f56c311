export * from './bus';
export * from './call';
export * from './event-journey';
export * from './event-keys';
export * from './fixed-clock';
export * from './lags';
export * from './servers';
export * from './wait-for';
