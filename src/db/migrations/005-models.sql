-- What models have answered, by everything that decides an answer: it is paid once, whoever asks for it.
create table model_answer (
  call_key text primary key,
  model text not null,
  task text not null,
  prompt_version integer not null,
  text text not null,
  -- 'stop', or why it is not whole
  ending text not null,
  answered_at timestamptz not null default clock_timestamp(),
  -- It could not be used, and the embedded generator has made its part: trying again forgets it first.
  rejected_at timestamptz
);
alter table model_answer alter column text set storage external;

-- Which courses an answer is in: it goes with the last of them.
create table model_answer_use (
  call_key text not null references model_answer on delete cascade,
  course_id bigint not null references course on delete cascade,
  primary key (course_id, call_key)
);
create index model_answer_use_key on model_answer_use (call_key);

-- Every call over HTTP, append-only. It outlives the course that it was made for: what was spent stays spent.
create table model_call (
  call_id bigint generated always as identity primary key,
  call_key text not null,
  model text not null,
  task text not null,
  -- which call with this key, from 1
  attempt integer not null,
  -- 'answered', 'aborted', or the code of the failure
  outcome text not null,
  input_tokens integer not null default 0,
  cached_tokens integer not null default 0,
  output_tokens integer not null default 0,
  -- null: the price is not known
  cost_usd double precision,
  latency_ms integer not null,
  owner text not null,
  job_id uuid,
  course_id bigint,
  at timestamptz not null default clock_timestamp()
);
create index model_call_owner on model_call (owner, at);
create index model_call_job on model_call (job_id);
create index model_call_key on model_call (call_key);
create index model_call_at on model_call (at);

-- What `doctor` or the first use of a model has found out about it.
create table model_abilities (
  model text primary key,
  body jsonb not null,
  probed_at timestamptz not null default clock_timestamp()
);

-- What the provider of a model was seen to allow.
create table model_limit (
  model text primary key,
  in_flight double precision not null,
  -- Nobody asks before.
  blocked_until timestamptz,
  changed_at timestamptz not null default clock_timestamp()
);

-- Processes that ask models now: how many calls of which owner each wants to make, {model: {owner: count}}. Those that
-- have not been seen for some seconds are gone.
create table model_worker (
  worker_id uuid primary key,
  demand jsonb not null,
  seen_at timestamptz not null default clock_timestamp()
);

-- Which process makes a call, so that no other makes it at the same time; void when the process is gone.
create table model_claim (
  call_key text primary key,
  worker_id uuid not null
);

-- The questions that a model has made of a lesson, before those of the embedded generator are added.
create table model_question_draft (
  course_id bigint not null references course on delete cascade,
  lesson_key text not null,
  body json not null,
  primary key (course_id, lesson_key)
);

alter table job
  -- The most that it may cost, as who asked for it has said; null: what the settings say.
  add column max_cost_usd double precision,
  add column estimate jsonb;
