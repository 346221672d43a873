import type { PassagePlace } from './passages.ts';

/** A passage's place and its vector. */
export interface PlacedVector extends PassagePlace {
  vector: Float32Array;
}

/** The vectors of one course, as a store knows them. */
export interface VectorPlace {
  courseId: number;
  /** Unique to the course, its model and its store. */
  place: string;
  /** Grows with every change of the course's passages. */
  version: number;
}

/** Where vectors are kept to be searched. What it loses is sent again from `passage_vector`, where they were paid. */
export interface VectorStore {
  /** Without secrets. Vectors that were sent to one of another name are not in it. */
  readonly name: string;
  /** Whether it searches `passage_vector` itself, so that nothing has to be sent. */
  readonly isTable: boolean;
  /** Whether vectors stay when the rows of their course go. */
  readonly isOutside: boolean;
  /** Throws: Failure `vectors_unavailable`; the reason of `signal`. The same place is kept once. */
  save(place: VectorPlace, vectors: readonly PlacedVector[], signal: AbortSignal): Promise<void>;
  /**
   * The places whose vectors are nearest by cosine, the nearest first; undefined when the store does not have the course
   * (any more).
   *
   * Throws: as `save`.
   */
  nearest(
    place: VectorPlace,
    vector: Float32Array,
    limit: number,
    signal: AbortSignal,
  ): Promise<PassagePlace[] | undefined>;
  /** Of a course that is gone. Doing it twice is doing it once. Throws: as `save`. */
  remove(place: string, signal: AbortSignal): Promise<void>;
}
