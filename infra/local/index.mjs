/** What the scripts use of this folder; README.md says more. */
export { createTopics } from './kafka/topics.mjs';
export { runningMongo } from './mongodb/running.mjs';
export { startServers } from './start-servers.mjs';
