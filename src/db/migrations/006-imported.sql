-- What was brought along from the old service: what it was there, and what it has become here. The fingerprint is the
-- hash of its file or of its part of one, so that a second import changes nothing.
create table imported (
  kind text not null,
  fingerprint text not null,
  old_id text not null,
  new_id bigint not null,
  -- the number of questions before its own, in a quiz that was joined to another of the same week
  place integer not null default 0,
  imported_at timestamptz not null default now(),
  primary key (kind, fingerprint)
);
create index imported_old_id on imported (kind, old_id);
