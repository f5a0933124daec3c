-- The audit log of referral-triage, for PostgreSQL 13 or later. Run it once, in one transaction, as the owner of
-- the tables. The program that writes the log should be another role: see the grants at the end.
--
-- The hash chain is computed by the library and checked by it (`verifyLog`). What stands here keeps honest programs
-- from breaking it: rows are only ever added, one behind the other, and nothing that was written changes.

create schema referral_triage;

-- One row for each line of a log, in its own bytes. A database can hold several logs, each with a name.
create table referral_triage.audit_entry (
  log text not null check (log <> ''),
  sequence bigint not null check (sequence >= 0),
  record_id text not null,
  previous text not null,
  hash text not null,
  entry text not null,
  primary key (log, sequence),
  unique (log, record_id)
);

-- The values that can be erased, with their salts. Deleting a row here is an erasure; the chain still verifies.
create table referral_triage.audit_disclosure (
  log text not null,
  sequence bigint not null,
  path text not null,
  disclosure text not null,
  primary key (log, sequence, path),
  foreign key (log, sequence) references referral_triage.audit_entry (log, sequence)
);

create function referral_triage.audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only: % of % is refused', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end
$$;

create trigger audit_entry_keeps
  before update or delete on referral_triage.audit_entry
  for each row execute function referral_triage.audit_refuse();

create trigger audit_entry_is_not_emptied
  before truncate on referral_triage.audit_entry
  for each statement execute function referral_triage.audit_refuse();

create trigger audit_disclosure_keeps
  before update on referral_triage.audit_disclosure
  for each row execute function referral_triage.audit_refuse();

create trigger audit_disclosure_is_not_emptied
  before truncate on referral_triage.audit_disclosure
  for each statement execute function referral_triage.audit_refuse();

-- An entry must follow from the one before it, whoever inserts it.
create function referral_triage.audit_follows() returns trigger language plpgsql as $$
begin
  if new.sequence = 0 and new.previous = 'sha256:' || repeat('0', 64) then
    return new;
  end if;
  if exists (
    select from referral_triage.audit_entry e
    where e.log = new.log and e.sequence = new.sequence - 1 and e.hash = new.previous
  ) then
    return new;
  end if;
  raise exception 'entry % of log % does not follow from the one before it', new.sequence, new.log
    using errcode = 'integrity_constraint_violation';
end
$$;

create trigger audit_entry_follows
  before insert on referral_triage.audit_entry
  for each row execute function referral_triage.audit_follows();

-- Appends entries behind the one that ends the log at `p_size` and `p_hash`; all of them, or none because the log
-- ends elsewhere or a record is there already. One statement is one transaction, so no client has to keep a
-- connection; the lock lasts until it commits, so writers come one after the other.
create function referral_triage.audit_append(p_log text, p_size bigint, p_hash text, p_entries json)
returns table (appended boolean, size bigint, hash text) language plpgsql as $$
declare
  v_size bigint := 0;
  v_hash text := 'sha256:' || repeat('0', 64);
begin
  perform pg_advisory_xact_lock(hashtextextended('referral-triage/audit/' || p_log, 0));
  if current_setting('synchronous_commit') = 'off' then
    perform set_config('synchronous_commit', 'on', true);
  end if;
  select e.sequence + 1, e.hash into v_size, v_hash
    from referral_triage.audit_entry e where e.log = p_log order by e.sequence desc limit 1;
  if not found then
    v_size := 0;
    v_hash := 'sha256:' || repeat('0', 64);
  end if;
  if v_size <> p_size or v_hash <> p_hash or exists (
    select from referral_triage.audit_entry e
    where e.log = p_log and e.record_id in (select n ->> 'recordId' from json_array_elements(p_entries) n)
  ) then
    return query select false, v_size, v_hash;
    return;
  end if;
  insert into referral_triage.audit_entry (log, sequence, record_id, previous, hash, entry)
    select p_log, p_size + o - 1, n ->> 'recordId', n ->> 'previous', n ->> 'hash', n ->> 'entry'
    from json_array_elements(p_entries) with ordinality as t (n, o) order by o;
  insert into referral_triage.audit_disclosure (log, sequence, path, disclosure)
    select p_log, p_size + o - 1, d ->> 'path', d ->> 'disclosure'
    from json_array_elements(p_entries) with ordinality as t (n, o), json_array_elements(n -> 'disclosures') d;
  return query select true, v_size, v_hash;
end
$$;

-- For the role of the program, say `triage`; to run after this file, with the name of yours:
--   grant usage on schema referral_triage to triage;
--   grant select, insert on referral_triage.audit_entry to triage;
--   grant select, insert, delete on referral_triage.audit_disclosure to triage;
-- Leave the delete out where erasures are done by somebody else.
