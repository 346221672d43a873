import { type FetchQueryOptions, QueryClient, type QueryKey } from '@tanstack/react-query';
import { ApiError } from './client.ts';

const MOST_RETRIES = 3;
const STALE_MS = 5000;

/** Keeps the answers of the server. A refusal stays one; what did not answer may answer soon. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      retry: (failed, error) =>
        failed < MOST_RETRIES && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
  },
});

/** Asks before the page that needs it is there, beside the script of the page. What fails is asked again by the page. */
export function askEarly<Data, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Error, Data, Key>,
): void {
  void queryClient.prefetchQuery(options);
}
