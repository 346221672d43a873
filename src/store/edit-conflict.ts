import { Failure } from '../base/failure.ts';

/** The failure of a change that was made to another version than the one that is there. */
export const editConflict = (what: string, version: number, given: number): Failure =>
  new Failure('edit_conflict', `${what} is at version ${version}; the change was made to version ${given}.`);
