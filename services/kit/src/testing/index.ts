export * from './bus';
export * from './call';
export * from './fixed-clock';
export * from './servers';
export * from './wait-for';
