export * from './event-type';
export * from './generated/codes';
export * from './generated/events';
export * from './generated/words';
export * from './label-of';
export * from './message';
export * from './sdl';
export * from './word';
