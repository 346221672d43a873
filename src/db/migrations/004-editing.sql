-- A version grows with each change, and who changes something names the version that they have read: of the order of a
-- course (before it is published: of its outline), of a lesson, of a question.
alter table course
  add column version integer not null default 1,
  -- The outline as it was made and what it covered, once somebody has changed it.
  add column first_plan jsonb,
  add column first_coverage jsonb;

alter table lesson
  add column version integer not null default 1,
  -- Somebody has changed what was written: the machine leaves it alone.
  add column edited boolean not null default false;

-- What a question is known by: the same in each quiz that asks it, however its options stand there.
create function question_key(body json) returns text language sql immutable as $$
  select md5(concat_ws(chr(31), body ->> 'kind', body ->> 'lesson', body ->> 'question_text', body ->> 'prompts',
    (select string_agg(option, chr(31) order by option collate "C")
      from json_array_elements_text(body -> 'options') option)))
$$;

alter table question
  -- As it was made; an edited question keeps it.
  add column key text,
  -- 'published', 'edited' or 'removed'; a removed one is asked in no quiz
  add column status text not null default 'published',
  add column version integer not null default 1,
  -- the position that it stands at when that is not its own: that of the question which it has replaced
  add column place integer;
update question set key = question_key(body);
alter table question alter column key set not null;
create index question_by_key on question (key);
