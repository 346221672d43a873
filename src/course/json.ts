/** The JSON of a `Value`, which travels as it is until somebody needs the value. */
export type Json<Value> = string & { readonly json?: Value };

export const toJson = <Value>(value: Value): Json<Value> => JSON.stringify(value);
