-- What many machines need: whose process died, and files that all of them can read.

-- in a row, under this job, with nothing finished between
alter table job rename column tries to deaths;
-- its process was asked to stop: should it be killed before it has given the job back, that is no death
alter table job add column excused_attempt integer;

create table blob (
  sha256 text primary key,
  bytes bigint not null,
  stored_at timestamptz not null default clock_timestamp()
);

create table blob_chunk (
  sha256 text not null references blob on delete cascade,
  position integer not null,
  bytes bytea not null,
  primary key (sha256, position)
);
-- PDFs are compressed already.
alter table blob_chunk alter column bytes set storage external;

-- files that the last course has left, until they are removed
create table unused_blob (
  sha256 text primary key
);
