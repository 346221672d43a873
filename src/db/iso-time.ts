/** A timestamptz as PostgreSQL prints it, as ISO 8601 in UTC with milliseconds. */
export const isoTime = (printed: string): string => new Date(printed).toISOString();
