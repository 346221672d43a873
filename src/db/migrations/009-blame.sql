-- How much speaks for it that a job ends the processes that work on it; 0 again as soon as something is finished.
alter table job rename column deaths to blame;
-- Its process has had nothing else in hand since it began this attempt: who else would be to blame.
alter table job add column alone boolean not null default true;
update job set blame = blame * 2;
