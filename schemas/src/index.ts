export * from './event-type';
export * from './sdl';
export * from './generated/events';
