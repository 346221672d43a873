create table course (
  course_id bigint generated always as identity primary key,
  title text not null,
  description text not null default '',
  language text not null default 'und',
  generator text not null,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  plan jsonb,
  coverage jsonb,
  quiz_report jsonb,
  passing_percentage integer not null default 60,
  -- tells readers of passages that they have changed
  passages_version integer not null default 0
);
create index course_published on course (course_id) where published_at is not null;

create table document (
  document_id bigint generated always as identity primary key,
  course_id bigint not null references course on delete cascade,
  position integer not null,
  filename text not null,
  bytes bigint not null,
  sha256 text not null,
  pages integer,
  info json,
  structure json,
  failure_code text,
  failure_detail text,
  unique (course_id, position)
);
create index document_sha256 on document (sha256);

create table page_range (
  document_id bigint not null references document on delete cascade,
  from_page integer not null,
  to_page integer not null,
  pages bytea not null,
  primary key (document_id, from_page)
);
-- The bytes are zstd already; PostgreSQL's own compression would only cost time.
alter table page_range alter column pages set storage external;

create table module (
  course_id bigint not null references course on delete cascade,
  week integer not null,
  title text not null,
  summary text not null,
  primary key (course_id, week)
);

create table lesson (
  lesson_id bigint generated always as identity primary key,
  course_id bigint not null references course on delete cascade,
  key text not null,
  week integer not null,
  position integer not null,
  title text not null,
  plan json,
  draft json,
  unique (course_id, key)
);
-- Compressing them would hold up everybody on the embedded database: 60 ms for 100 lessons.
alter table lesson alter column draft set storage external;
alter table document alter column structure set storage external;

create table question_draft (
  course_id bigint not null references course on delete cascade,
  lesson_key text not null,
  body json not null,
  primary key (course_id, lesson_key)
);

create table quiz (
  quiz_id bigint generated always as identity primary key,
  course_id bigint not null references course on delete cascade,
  -- 0 for a quiz over the whole course
  week integer not null,
  title text not null,
  quiz_type text not null,
  unique (course_id, quiz_type, week)
);

create table question (
  quiz_id bigint not null references quiz on delete cascade,
  position integer not null,
  body json not null,
  primary key (quiz_id, position)
);

create table submission (
  submission_id bigint generated always as identity primary key,
  quiz_id bigint not null references quiz on delete cascade,
  owner text not null,
  answers jsonb not null,
  score integer not null,
  total integer not null,
  created_at timestamptz not null default now()
);
create index submission_quiz on submission (quiz_id, owner, submission_id);

create table job (
  job_id uuid primary key,
  course_id bigint not null references course on delete cascade,
  -- grows with every job: the order of the list and of its cursor
  number bigint generated always as identity unique,
  owner text not null,
  status text not null default 'pending',
  created_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  progress integer not null default 0,
  message text not null default '',
  -- the fence: a worker with a lower number has lost the job
  attempt integer not null default 0,
  attempt_started_at timestamptz,
  attempt_progress integer not null default 0,
  -- attempts in a row that finished nothing
  tries integer not null default 0,
  -- attempts in a row that failed with something worth another try
  failures integer not null default 0,
  -- the queue's entry for it
  entry_id uuid,
  -- the turn in fair queueing: lower is served first
  turn integer not null default 0,
  queued_at timestamptz not null default now(),
  generator text not null,
  language text,
  review_outline boolean not null default false,
  approved boolean not null default false,
  idempotency_key text,
  request_hash text not null,
  error text,
  code text,
  hint text,
  model_calls integer not null default 0,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  cost_usd double precision not null default 0,
  event_seq integer not null default 0,
  unique (owner, idempotency_key)
);
create index job_course on job (course_id);
create index job_waiting on job (turn, queued_at) where status = 'pending';
create index job_open on job (owner, status) where status in ('pending', 'processing');
create index job_status on job (status, number);
create index job_owner on job (owner, number);

create table job_step (
  job_id uuid not null references job on delete cascade,
  name text not null,
  position integer not null,
  status text not null default 'pending',
  done integer not null default 0,
  total integer,
  unit text not null,
  started_at timestamptz,
  completed_at timestamptz,
  primary key (job_id, name)
);

create table job_unit (
  job_id uuid not null references job on delete cascade,
  step text not null,
  unit text not null,
  attempt integer not null,
  done_at timestamptz not null default now(),
  primary key (job_id, step, unit)
);

create table job_problem (
  job_id uuid not null references job on delete cascade,
  -- hash of the problem: told twice is told once
  problem_key text not null,
  number bigint generated always as identity,
  body jsonb not null,
  primary key (job_id, problem_key)
);

create table job_event (
  job_id uuid not null references job on delete cascade,
  seq integer not null,
  at timestamptz not null default now(),
  type text not null,
  data jsonb not null,
  primary key (job_id, seq)
);

create table passage (
  course_id bigint not null references course on delete cascade,
  document_id bigint not null references document on delete cascade,
  page integer not null,
  position integer not null,
  lesson_key text,
  text text not null,
  primary key (course_id, document_id, page, position)
);
