// Written by web/write-api-types.ts from /openapi.json.
export interface paths {
  '/health': {
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': { status: 'ok'; version: string } };
        };
      };
    };
  };
  '/ready': {
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              status: 'ok' | 'failed';
              database: 'ok' | 'failed';
              queue: 'ok' | 'failed';
              blobs: 'ok' | 'failed';
              problems: string[];
            };
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              status: 'ok' | 'failed';
              database: 'ok' | 'failed';
              queue: 'ok' | 'failed';
              blobs: 'ok' | 'failed';
              problems: string[];
            };
          };
        };
      };
    };
  };
  '/metrics': {
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': string } } };
    };
  };
  '/api/upload-pdfs': {
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: {
        content: {
          'multipart/form-data': {
            files: string[];
            course_title?: string;
            generator?: 'extractive' | 'llm';
            language?: string;
            review_outline?: boolean;
          };
        };
      };
      responses: {
        202: {
          headers: Record<string, unknown>;
          content: {
            'application/json': { message: string; job_id: string; status: string; status_url: string };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/upload-pdfs-sync': {
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: {
        content: {
          'multipart/form-data': {
            files: string[];
            course_title?: string;
            generator?: 'extractive' | 'llm';
            language?: string;
            review_outline?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              message: string;
              course: {
                course_id: number;
                course_title: string;
                description: string;
                language: string;
                created_at: string;
                generator: 'extractive' | 'llm';
                documents: { document_id: number; filename: string; pages: number }[];
                coverage: {
                  pages: number;
                  in_lessons: number;
                  left_out: {
                    document_id: number;
                    pages: number[];
                    reason:
                      | 'cover'
                      | 'front_matter'
                      | 'contents'
                      | 'index'
                      | 'legal'
                      | 'bibliography'
                      | 'blank'
                      | 'unreadable'
                      | 'no_text';
                  }[];
                };
                modules: {
                  week: number;
                  title: string;
                  summary: string;
                  quiz_id: number | null;
                  sub_topics: {
                    lesson_id: number;
                    title: string;
                    summary: { text: string; citations: string[] };
                    content: string;
                    objectives: string[];
                    minutes: number;
                    pages: { document_id: number; from: number; to: number }[];
                    key_points: { text: string; citations: string[] }[];
                    key_terms: { term: string; definition: string; citations: string[] }[];
                    examples: { title: string; citations: string[] }[];
                    exercises: { text: string; answer: string | null; citations: string[] }[];
                    citations: {
                      id: string;
                      document_id: number;
                      page: number;
                      quote: string;
                      boxes: [number, number, number, number][];
                      ocr?: true;
                    }[];
                    prerequisites: { lesson_id: number; title: string }[];
                  }[];
                }[];
              };
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/jobs': {
    get: {
      parameters: {
        query?: {
          status?: 'pending' | 'processing' | 'waiting_for_review' | 'completed' | 'failed' | 'cancelled';
          owner?: string;
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              jobs: {
                job_id: string;
                status:
                  | 'pending'
                  | 'processing'
                  | 'waiting_for_review'
                  | 'completed'
                  | 'failed'
                  | 'cancelled';
                created_at: string;
                started_at: string | null;
                completed_at: string | null;
                progress: number;
                message: string;
                queue_position: number | null;
                eta_seconds: number | null;
                attempt: number;
                steps: {
                  name: 'extract' | 'outline' | 'lessons' | 'quizzes' | 'index' | 'publish';
                  status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
                  done: number;
                  total: number | null;
                  unit: string;
                  started_at: string | null;
                  completed_at: string | null;
                }[];
                documents: {
                  document_id: number;
                  filename: string;
                  bytes: number;
                  sha256: string;
                  pages: number | null;
                }[];
                result: { course_id: number; course_title: string; modules: number } | null;
                problems: {
                  code: string;
                  detail: string;
                  document_id?: number;
                  page?: number;
                  lesson?: string;
                }[];
                usage: { model_calls: number; input_tokens: number; output_tokens: number; cost_usd: number };
                error: string | null;
                code: string | null;
                hint: string | null;
              }[];
              next_cursor: string | null;
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/jobs/{job_id}': {
    get: {
      parameters: { query?: never; header?: never; path: { job_id: string }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              job_id: string;
              status: 'pending' | 'processing' | 'waiting_for_review' | 'completed' | 'failed' | 'cancelled';
              created_at: string;
              started_at: string | null;
              completed_at: string | null;
              progress: number;
              message: string;
              queue_position: number | null;
              eta_seconds: number | null;
              attempt: number;
              steps: {
                name: 'extract' | 'outline' | 'lessons' | 'quizzes' | 'index' | 'publish';
                status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
                done: number;
                total: number | null;
                unit: string;
                started_at: string | null;
                completed_at: string | null;
              }[];
              documents: {
                document_id: number;
                filename: string;
                bytes: number;
                sha256: string;
                pages: number | null;
              }[];
              result: { course_id: number; course_title: string; modules: number } | null;
              problems: {
                code: string;
                detail: string;
                document_id?: number;
                page?: number;
                lesson?: string;
              }[];
              usage: { model_calls: number; input_tokens: number; output_tokens: number; cost_usd: number };
              error: string | null;
              code: string | null;
              hint: string | null;
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/jobs/{job_id}/outline': {
    get: {
      parameters: { query?: never; header?: never; path: { job_id: string }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              title: string;
              description: string;
              language: string;
              modules: {
                week: number;
                title: string;
                summary: string;
                lessons: {
                  key: string;
                  title: string;
                  spans: {
                    document_id: number;
                    from: { page: number; block: number };
                    to: { page: number; block: number };
                  }[];
                  words: number;
                  answers?: {
                    document_id: number;
                    from: { page: number; block: number };
                    to: { page: number; block: number };
                  }[];
                  prerequisites?: string[];
                }[];
              }[];
              left_out: {
                document_id: number;
                pages: number[];
                reason:
                  | 'cover'
                  | 'front_matter'
                  | 'contents'
                  | 'index'
                  | 'legal'
                  | 'bibliography'
                  | 'blank'
                  | 'unreadable'
                  | 'no_text';
              }[];
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/jobs/{job_id}/cancel': {
    post: {
      parameters: { query?: never; header?: never; path: { job_id: string }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              job_id: string;
              status: 'pending' | 'processing' | 'waiting_for_review' | 'completed' | 'failed' | 'cancelled';
              created_at: string;
              started_at: string | null;
              completed_at: string | null;
              progress: number;
              message: string;
              queue_position: number | null;
              eta_seconds: number | null;
              attempt: number;
              steps: {
                name: 'extract' | 'outline' | 'lessons' | 'quizzes' | 'index' | 'publish';
                status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
                done: number;
                total: number | null;
                unit: string;
                started_at: string | null;
                completed_at: string | null;
              }[];
              documents: {
                document_id: number;
                filename: string;
                bytes: number;
                sha256: string;
                pages: number | null;
              }[];
              result: { course_id: number; course_title: string; modules: number } | null;
              problems: {
                code: string;
                detail: string;
                document_id?: number;
                page?: number;
                lesson?: string;
              }[];
              usage: { model_calls: number; input_tokens: number; output_tokens: number; cost_usd: number };
              error: string | null;
              code: string | null;
              hint: string | null;
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/jobs/{job_id}/retry': {
    post: {
      parameters: { query?: never; header?: never; path: { job_id: string }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              job_id: string;
              status: 'pending' | 'processing' | 'waiting_for_review' | 'completed' | 'failed' | 'cancelled';
              created_at: string;
              started_at: string | null;
              completed_at: string | null;
              progress: number;
              message: string;
              queue_position: number | null;
              eta_seconds: number | null;
              attempt: number;
              steps: {
                name: 'extract' | 'outline' | 'lessons' | 'quizzes' | 'index' | 'publish';
                status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
                done: number;
                total: number | null;
                unit: string;
                started_at: string | null;
                completed_at: string | null;
              }[];
              documents: {
                document_id: number;
                filename: string;
                bytes: number;
                sha256: string;
                pages: number | null;
              }[];
              result: { course_id: number; course_title: string; modules: number } | null;
              problems: {
                code: string;
                detail: string;
                document_id?: number;
                page?: number;
                lesson?: string;
              }[];
              usage: { model_calls: number; input_tokens: number; output_tokens: number; cost_usd: number };
              error: string | null;
              code: string | null;
              hint: string | null;
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/jobs/{job_id}/approve': {
    post: {
      parameters: { query?: never; header?: never; path: { job_id: string }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              job_id: string;
              status: 'pending' | 'processing' | 'waiting_for_review' | 'completed' | 'failed' | 'cancelled';
              created_at: string;
              started_at: string | null;
              completed_at: string | null;
              progress: number;
              message: string;
              queue_position: number | null;
              eta_seconds: number | null;
              attempt: number;
              steps: {
                name: 'extract' | 'outline' | 'lessons' | 'quizzes' | 'index' | 'publish';
                status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
                done: number;
                total: number | null;
                unit: string;
                started_at: string | null;
                completed_at: string | null;
              }[];
              documents: {
                document_id: number;
                filename: string;
                bytes: number;
                sha256: string;
                pages: number | null;
              }[];
              result: { course_id: number; course_title: string; modules: number } | null;
              problems: {
                code: string;
                detail: string;
                document_id?: number;
                page?: number;
                lesson?: string;
              }[];
              usage: { model_calls: number; input_tokens: number; output_tokens: number; cost_usd: number };
              error: string | null;
              code: string | null;
              hint: string | null;
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/jobs/{job_id}/events': {
    get: {
      parameters: { query?: { after?: number }; header?: never; path: { job_id: string }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: Record<string, unknown>; content: { 'application/json': string } };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/courses': {
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              courses: {
                course_id: number;
                course_title: string;
                description: string;
                language: string;
                created_at: string;
                generator: 'extractive' | 'llm';
                pages: number;
                modules: number;
                lessons: number;
              }[];
              next_cursor: string | null;
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/courses/{course_id}': {
    get: {
      parameters: { query?: never; header?: never; path: { course_id: number }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              course_id: number;
              course_title: string;
              description: string;
              language: string;
              created_at: string;
              generator: 'extractive' | 'llm';
              documents: { document_id: number; filename: string; pages: number }[];
              coverage: {
                pages: number;
                in_lessons: number;
                left_out: {
                  document_id: number;
                  pages: number[];
                  reason:
                    | 'cover'
                    | 'front_matter'
                    | 'contents'
                    | 'index'
                    | 'legal'
                    | 'bibliography'
                    | 'blank'
                    | 'unreadable'
                    | 'no_text';
                }[];
              };
              modules: {
                week: number;
                title: string;
                summary: string;
                quiz_id: number | null;
                sub_topics: {
                  lesson_id: number;
                  title: string;
                  summary: { text: string; citations: string[] };
                  content: string;
                  objectives: string[];
                  minutes: number;
                  pages: { document_id: number; from: number; to: number }[];
                  key_points: { text: string; citations: string[] }[];
                  key_terms: { term: string; definition: string; citations: string[] }[];
                  examples: { title: string; citations: string[] }[];
                  exercises: { text: string; answer: string | null; citations: string[] }[];
                  citations: {
                    id: string;
                    document_id: number;
                    page: number;
                    quote: string;
                    boxes: [number, number, number, number][];
                    ocr?: true;
                  }[];
                  prerequisites: { lesson_id: number; title: string }[];
                }[];
              }[];
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
    patch: {
      parameters: { query?: never; header?: never; path: { course_id: number }; cookie?: never };
      requestBody: { content: { 'application/json': { course_title?: string; description?: string } } };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              course_id: number;
              course_title: string;
              description: string;
              language: string;
              created_at: string;
              generator: 'extractive' | 'llm';
              documents: { document_id: number; filename: string; pages: number }[];
              coverage: {
                pages: number;
                in_lessons: number;
                left_out: {
                  document_id: number;
                  pages: number[];
                  reason:
                    | 'cover'
                    | 'front_matter'
                    | 'contents'
                    | 'index'
                    | 'legal'
                    | 'bibliography'
                    | 'blank'
                    | 'unreadable'
                    | 'no_text';
                }[];
              };
              modules: {
                week: number;
                title: string;
                summary: string;
                quiz_id: number | null;
                sub_topics: {
                  lesson_id: number;
                  title: string;
                  summary: { text: string; citations: string[] };
                  content: string;
                  objectives: string[];
                  minutes: number;
                  pages: { document_id: number; from: number; to: number }[];
                  key_points: { text: string; citations: string[] }[];
                  key_terms: { term: string; definition: string; citations: string[] }[];
                  examples: { title: string; citations: string[] }[];
                  exercises: { text: string; answer: string | null; citations: string[] }[];
                  citations: {
                    id: string;
                    document_id: number;
                    page: number;
                    quote: string;
                    boxes: [number, number, number, number][];
                    ocr?: true;
                  }[];
                  prerequisites: { lesson_id: number; title: string }[];
                }[];
              }[];
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
    delete: {
      parameters: { query?: never; header?: never; path: { course_id: number }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: Record<string, unknown>; content?: never };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/course/{course_id}': {
    get: {
      parameters: { query?: never; header?: never; path: { course_id: number }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              course_id: number;
              course_title: string;
              description: string;
              language: string;
              created_at: string;
              generator: 'extractive' | 'llm';
              documents: { document_id: number; filename: string; pages: number }[];
              coverage: {
                pages: number;
                in_lessons: number;
                left_out: {
                  document_id: number;
                  pages: number[];
                  reason:
                    | 'cover'
                    | 'front_matter'
                    | 'contents'
                    | 'index'
                    | 'legal'
                    | 'bibliography'
                    | 'blank'
                    | 'unreadable'
                    | 'no_text';
                }[];
              };
              modules: {
                week: number;
                title: string;
                summary: string;
                quiz_id: number | null;
                sub_topics: {
                  lesson_id: number;
                  title: string;
                  summary: { text: string; citations: string[] };
                  content: string;
                  objectives: string[];
                  minutes: number;
                  pages: { document_id: number; from: number; to: number }[];
                  key_points: { text: string; citations: string[] }[];
                  key_terms: { term: string; definition: string; citations: string[] }[];
                  examples: { title: string; citations: string[] }[];
                  exercises: { text: string; answer: string | null; citations: string[] }[];
                  citations: {
                    id: string;
                    document_id: number;
                    page: number;
                    quote: string;
                    boxes: [number, number, number, number][];
                    ocr?: true;
                  }[];
                  prerequisites: { lesson_id: number; title: string }[];
                }[];
              }[];
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/documents/{document_id}/file': {
    get: {
      parameters: { query?: never; header?: never; path: { document_id: number }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: Record<string, unknown>; content: { 'application/json': unknown } };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/documents/{document_id}/pages/{page}': {
    get: {
      parameters: {
        query?: { width?: number; box?: string };
        header?: never;
        path: { document_id: number; page: string };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { headers: Record<string, unknown>; content: { 'application/json': unknown } };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/documents/{document_id}/report': {
    get: {
      parameters: { query?: never; header?: never; path: { document_id: number }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              filename: string;
              failure: { code: string; detail: string; hint: string } | null;
              title: string;
              language: string;
              headings_from: 'bookmarks' | 'contents' | 'fonts' | 'topics' | 'none';
              headings: number;
              pages: number;
              read_as: { text: number; ocr: number; blank: number; failed: number };
              confidence: number | null;
              words: number;
              blocks: Record<string, number>;
              pages_left_out: number;
              words_in_furniture: number;
              characters_lost: number;
              page_reports: {
                page: number;
                label?: string;
                read_as: 'text' | 'ocr' | 'blank' | 'failed';
                confidence: number | null;
                role:
                  | 'body'
                  | 'cover'
                  | 'contents'
                  | 'index'
                  | 'legal'
                  | 'bibliography'
                  | 'blank'
                  | 'unreadable';
                words: number;
                blocks: Record<string, number>;
                left_out: {
                  what:
                    | 'furniture'
                    | 'section'
                    | 'page'
                    | 'picture'
                    | 'over_limit'
                    | 'undecodable'
                    | 'hidden'
                    | 'problem';
                  detail: string;
                  count?: number;
                }[];
              }[];
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/quizzes/{quiz_id}': {
    get: {
      parameters: { query?: never; header?: never; path: { quiz_id: number }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              quiz_id: number;
              title: string;
              quiz_type: 'module' | 'course';
              course_id: number;
              module_week: number | null;
              total_questions: number;
              questions: {
                question_id: number;
                kind: 'choice' | 'cloze' | 'true_false' | 'matching' | 'ordering';
                question_text: string;
                prompts?: string[];
                options: string[];
                topic: string;
              }[];
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/courses/{course_id}/quiz-report': {
    get: {
      parameters: { query?: never; header?: never; path: { course_id: number }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              made: number;
              published: number;
              rejected: { check: string; name: string; count: number }[];
              keys: {
                positions: number[];
                positions_p: number;
                longest_run: number;
                longest_share: number;
                longest_p: number;
                shortest_share: number;
                shortest_p: number;
              };
              kinds: Record<string, number>;
              difficulties: Record<string, number>;
              from_book: number;
              quizzes: { week: number; title: string; questions: number }[];
              coverage: {
                lessons: number;
                lessons_below_two: number;
                by_lesson: {
                  lesson: string;
                  title: string;
                  week: number;
                  questions: number;
                  sections: number;
                  asked: number;
                }[];
              };
              findings: { check: number; name: string; severity: 'error' | 'warning'; detail: string }[];
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/quizzes/{quiz_id}/submissions': {
    post: {
      parameters: { query?: never; header?: never; path: { quiz_id: number }; cookie?: never };
      requestBody: { content: { 'application/json': { answers: Record<string, string> } } };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              score: number;
              total_questions: number;
              percentage: number;
              passed: boolean;
              detailed_results: {
                question_id: number;
                given: string | null;
                correct_answer: string;
                correct: boolean;
                explanation: string;
                citations: {
                  id: string;
                  document_id: number;
                  page: number;
                  quote: string;
                  boxes: [number, number, number, number][];
                  ocr?: true;
                }[];
              }[];
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/courses/{course_id}/glossary': {
    get: {
      parameters: { query?: never; header?: never; path: { course_id: number }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              glossary: {
                term: string;
                expansion: string | null;
                definition: string;
                citation: {
                  id: string;
                  document_id: number;
                  page: number;
                  quote: string;
                  boxes: [number, number, number, number][];
                  ocr?: true;
                };
                lesson: string;
                used_in: string[];
              }[];
              lessons: { lesson: string; lesson_id: number; title: string }[];
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/courses/{course_id}/cards': {
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path: { course_id: number };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              cards: {
                card_id: number;
                course_id: number;
                lesson_id: number | null;
                kind: 'term' | 'fact' | 'question';
                front: string;
                back: string;
                term?: string;
                lesson: string;
                citations: {
                  id: string;
                  document_id: number;
                  page: number;
                  quote: string;
                  boxes: [number, number, number, number][];
                  ocr?: true;
                }[];
                state: {
                  due: string;
                  stability: number;
                  difficulty: number;
                  elapsed_days: number;
                  scheduled_days: number;
                  learning_steps: number;
                  reps: number;
                  lapses: number;
                  state: 'new' | 'learning' | 'review' | 'relearning';
                  last_review: string | null;
                } | null;
              }[];
              next_cursor: string | null;
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/courses/{course_id}/cards/due': {
    get: {
      parameters: {
        query?: { limit?: number; 'new'?: number };
        header?: never;
        path: { course_id: number };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              counts: { due: number; 'new': number; learned: number; total: number };
              cards: {
                card_id: number;
                course_id: number;
                lesson_id: number | null;
                kind: 'term' | 'fact' | 'question';
                front: string;
                back: string;
                term?: string;
                lesson: string;
                citations: {
                  id: string;
                  document_id: number;
                  page: number;
                  quote: string;
                  boxes: [number, number, number, number][];
                  ocr?: true;
                }[];
                state: {
                  due: string;
                  stability: number;
                  difficulty: number;
                  elapsed_days: number;
                  scheduled_days: number;
                  learning_steps: number;
                  reps: number;
                  lapses: number;
                  state: 'new' | 'learning' | 'review' | 'relearning';
                  last_review: string | null;
                } | null;
                next: { again: string; hard: string; good: string; easy: string };
              }[];
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/cards/due': {
    get: {
      parameters: { query?: { 'new'?: number }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              courses: { due: number; 'new': number; learned: number; total: number; course_id: number }[];
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
  '/api/cards/{card_id}/reviews': {
    post: {
      parameters: { query?: never; header?: never; path: { card_id: number }; cookie?: never };
      requestBody: { content: { 'application/json': { rating: 'again' | 'hard' | 'good' | 'easy' } } };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              card_id: number;
              due: string;
              state: {
                due: string;
                stability: number;
                difficulty: number;
                elapsed_days: number;
                scheduled_days: number;
                learning_steps: number;
                reps: number;
                lapses: number;
                state: 'new' | 'learning' | 'review' | 'relearning';
                last_review: string | null;
              };
              next: { again: string; hard: string; good: string; easy: string };
            };
          };
        };
        '4XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
        '5XX': {
          headers: Record<string, unknown>;
          content: {
            'application/json': {
              type: string;
              title: string;
              status: number;
              detail: string;
              code: string;
              hint: string;
            };
          };
        };
      };
    };
  };
}
export interface components {
  schemas: {};
}
