-- Where the lines of a passage stand: JSON, [[start in the text, left, top, width, height], ...] as fractions of the page.
alter table passage add column lines text;

-- The vector that a model made of a passage's text, as float32 (little endian). It is paid, and goes with the passage;
-- where a copy of it is kept to be searched is told by course_vectors.
create table passage_vector (
  course_id bigint not null,
  document_id bigint not null,
  page integer not null,
  position integer not null,
  model text not null,
  -- SHA-256 of the text, in hexadecimal: the same text of another passage is not paid again
  text_hash text not null,
  vector bytea not null,
  primary key (course_id, document_id, page, position, model),
  foreign key (course_id, document_id, page, position) references passage on delete cascade
);
alter table passage_vector alter column vector set storage external;
create index passage_vector_text on passage_vector (model, text_hash);

-- The vectors of what was searched for; those that nobody has asked for in a month are removed.
create table query_vector (
  model text not null,
  text_hash text not null,
  vector bytea not null,
  asked_at timestamptz not null default clock_timestamp(),
  primary key (model, text_hash)
);

-- How far the vectors of a course are.
create table course_vectors (
  course_id bigint primary key references course on delete cascade,
  -- the model that makes them, and the store that is searched
  target text not null,
  -- what the store knows them by
  place text not null,
  -- the passages_version of the course whose vectors are all there; null: none
  version integer,
  -- the process that works on them, until when nobody else does
  claim uuid,
  claimed_until timestamptz,
  -- in a row
  failures integer not null default 0,
  not_before timestamptz
);

-- Vectors of courses that are gone, in stores outside of the database.
create table vector_removal (
  place text primary key,
  target text not null,
  failures integer not null default 0,
  not_before timestamptz not null default clock_timestamp()
);
