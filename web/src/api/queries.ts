import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, got } from './client.ts';
import type { paths } from './schema.ts';

type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

export type JobView = Answer<'/api/jobs/{job_id}', 'get'>;
export type CourseView = Answer<'/api/courses/{course_id}', 'get'>;
export type CourseEntry = Answer<'/api/courses', 'get'>['courses'][number];

/** Every question that the app asks, each under one key, so that an answer is shared and can be made stale. */
export const queries = {
  courses: (search: string) =>
    infiniteQueryOptions({
      queryKey: ['courses', { search }],
      queryFn: ({ pageParam }) =>
        got(
          api.GET('/api/courses', {
            params: { query: { limit: 24, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
          }),
        ),
      initialPageParam: '',
      getNextPageParam: (page) => page.next_cursor,
    }),
  jobs: () =>
    queryOptions({
      queryKey: ['jobs'],
      queryFn: () => got(api.GET('/api/jobs', { params: { query: { limit: 30 } } })),
    }),
  job: (jobId: string) =>
    queryOptions({
      queryKey: ['job', jobId],
      queryFn: () => got(api.GET('/api/jobs/{job_id}', { params: { path: { job_id: jobId } } })),
    }),
};
