import { asFailure } from '../base/failure.ts';

/** One thing that `doctor` has tried. `optional` ones may fail and Lectern still works. */
export interface Finding {
  name: string;
  ok: boolean;
  optional?: true;
  detail: string;
}

/** Turns an exception into a finding with its hint. */
export async function attempt(name: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { name, ok: true, detail: await work() };
  } catch (error) {
    const { message, hint, code } = asFailure(error);
    return { name, ok: false, detail: code === 'internal' ? message : `${message} ${hint}` };
  }
}
