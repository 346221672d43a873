alter table course add column glossary json;
-- Compressing it would hold up everybody on the embedded database.
alter table course alter column glossary set storage external;

create table card (
  card_id bigint generated always as identity primary key,
  course_id bigint not null references course on delete cascade,
  key text not null,
  lesson_key text not null,
  position integer not null,
  -- whose own it is, made of a mistake in a quiz; null for everybody's
  owner text,
  body json not null,
  unique (course_id, key)
);
create index card_course on card (course_id, card_id);

-- What a learner knows of a card (FSRS); a card without a row is new to them.
create table card_state (
  owner text not null,
  card_id bigint not null references card on delete cascade,
  due timestamptz not null,
  stability double precision not null,
  difficulty double precision not null,
  elapsed_days double precision not null,
  scheduled_days double precision not null,
  learning_steps integer not null,
  reps integer not null,
  lapses integer not null,
  state text not null,
  last_review timestamptz,
  primary key (owner, card_id)
);
create index card_state_card on card_state (card_id);
create index card_state_due on card_state (owner, due);

create table card_review (
  review_id bigint generated always as identity primary key,
  owner text not null,
  card_id bigint not null references card on delete cascade,
  rating text not null,
  -- 'review', or 'quiz' for a mistake in a quiz
  origin text not null,
  -- of the card before the review: 'new' marks the first one
  state_before text not null,
  reviewed_at timestamptz not null,
  -- the state that it led to, for a request that comes again
  result jsonb not null,
  idempotency_key text,
  unique (owner, card_id, idempotency_key)
);
create index card_review_day on card_review (owner, reviewed_at);
create index card_review_card on card_review (card_id);
