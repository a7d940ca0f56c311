import type { Connection, Model, Schema } from 'mongoose';

/** The model of a name on a connection: defined at the first call, the same one ever after. */
export const modelOf = <T>(connection: Connection, name: string, schema: Schema<T>): Model<T> =>
  (connection.models[name] as Model<T> | undefined) ?? connection.model<T>(name, schema);
