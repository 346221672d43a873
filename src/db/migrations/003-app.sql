-- What a learner has read: how far down a lesson, 0 to 1, and whether they are done with it.
create table lesson_progress (
  owner text not null,
  course_id bigint not null references course on delete cascade,
  lesson_id bigint not null references lesson on delete cascade,
  position double precision not null,
  read boolean not null,
  seen_at timestamptz not null,
  primary key (owner, lesson_id)
);
create index lesson_progress_owner on lesson_progress (owner, course_id);
create index lesson_progress_course on lesson_progress (course_id);
create index lesson_progress_lesson on lesson_progress (lesson_id);

create table note (
  note_id bigint generated always as identity primary key,
  owner text not null,
  course_id bigint not null references course on delete cascade,
  lesson_id bigint not null references lesson on delete cascade,
  kind text not null,
  text text not null,
  -- the words of the lesson that it is about
  quote text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index note_bookmark on note (owner, lesson_id) where kind = 'bookmark';
create index note_owner on note (owner, course_id, note_id);
create index note_course on note (course_id);
create index note_lesson on note (lesson_id);

-- A deleted course that can still be brought back. Its own published_at is unset meanwhile, so that whoever asks for
-- published courses does not see it; this one is given back to it.
create table course_deletion (
  course_id bigint primary key references course on delete cascade,
  published_at timestamptz,
  deleted_at timestamptz not null
);

-- What of a lesson stands in the contents of its course: its text need not be read for them.
alter table lesson
  add column minutes integer generated always as ((draft ->> 'minutes')::integer) stored,
  add column pages json generated always as (draft -> 'pages') stored;

-- What is being read or written, for those who watch.
alter table job add column now_step text, add column now_what text;
