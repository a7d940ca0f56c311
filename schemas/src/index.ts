export * from './event-type';
export * from './message';
export * from './sdl';
export * from './generated/codes';
export * from './generated/events';
