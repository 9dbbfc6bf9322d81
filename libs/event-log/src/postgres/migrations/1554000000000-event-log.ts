import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables, the append function, the application role and the guard against changes. */
export class EventLog1554000000000 implements MigrationInterface {
  readonly name = 'EventLog1554000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [applicationRole, tables, guard, appendFunction, rights]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('an event log is never taken back');
  }
}

// Roles belong to the cluster, so another database may have made it already, or be making it now. The owner must be a
// member to be able to take the role.
const applicationRole = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'vybory_app') then
    create role vybory_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not pg_has_role(current_user, 'vybory_app', 'member') then
    execute format('grant vybory_app to %I', current_user);
  end if;
end $$`;

// Bodies up to about 8 KB stay in the row, uncompressed: compressing them costs more than it saves. The position is dense
// because it is the primary key and only the holder of the log's lock takes the next one.
const tables = `
create schema event_log;
create function event_log.instant(moment timestamptz) returns text language sql stable parallel safe
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
create table event_log.log (
  id integer generated always as identity primary key,
  name text collate "C" not null unique
);
create table event_log.event (
  log_id integer not null references event_log.log,
  position bigint not null check (position > 0),
  stream text collate "C" not null,
  version integer not null check (version > 0),
  id uuid not null,
  type text collate "C" not null,
  schema_version smallint not null,
  recorded_at timestamptz(3) not null,
  body text not null,
  salt bytea not null,
  leaf bytea not null,
  primary key (log_id, position),
  unique (log_id, stream, version)
) with (toast_tuple_target = 8160);
comment on table event_log.log is 'The units of order, lock, tree and archive: one per campaign, and system.';
comment on table event_log.event is 'Append-only. One row per event, never changed.';
comment on column event_log.event.position is 'Place in the log, from 1, dense.';
comment on column event_log.event.version is 'Place in the stream, from 1, dense.';
comment on column event_log.event.recorded_at is 'When the log took it; never goes back within a log.';
comment on column event_log.event.body is 'RFC 8785 text of {actor, at, data, id, schemaVersion, stream, type}: the bytes that were hashed.';
comment on column event_log.event.salt is '16 random bytes.';
comment on column event_log.event.leaf is 'SHA-256(0x00 || salt || body).'`;

// Statement triggers cost an insert nothing, and catch TRUNCATE too.
const guard = `
create function event_log.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on %.% refused: the event log is append-only', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on event_log.event
  for each statement execute function event_log.refuse_change();
create trigger append_only before update or delete or truncate on event_log.log
  for each statement execute function event_log.refuse_change();
alter table event_log.event enable always trigger append_only;
alter table event_log.log enable always trigger append_only`;

// Every statement of a volatile PL/pgSQL function sees what was committed before it began. Hence first the lock, in a
// statement of its own, and only then the reads: they see all that earlier holders of the lock wrote. The lock is advisory
// because a counter row would leave a dead version per batch, which an old transaction elsewhere keeps from being cleaned.
// 1987666543 is 'vybo' in ASCII, the first half of the key; the id of the log is the second.
const appendFunction = `
create function event_log.append(
  log_name text,
  streams text[], expected int[],
  item int[], version int[], id text[], type text[], schema_version int[], body text[], salt bytea[], leaf bytea[]
) returns table (first_position bigint, recorded_at text, refused json)
language plpgsql volatile
set search_path = event_log, pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
set enable_hashjoin = off
set enable_mergejoin = off
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  log_key int;
  last_position bigint;
  last_moment timestamptz;
  moment timestamptz;
  misfits int[];
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'event_log.append needs read committed' using errcode = 'invalid_transaction_state';
  end if;
  select l.id into log_key from log l where l.name = log_name;
  if log_key is null then
    insert into log (name) values (log_name) on conflict do nothing;
    select l.id into log_key from log l where l.name = log_name;
  end if;
  perform pg_advisory_xact_lock(1987666543, log_key);

  select e.position, e.recorded_at into last_position, last_moment
    from event e where e.log_id = log_key order by e.position desc limit 1;
  last_position := coalesce(last_position, 0);
  moment := greatest(last_moment, date_trunc('milliseconds', clock_timestamp()));

  misfits := array(
    select i.number::int
      from unnest(streams, expected) with ordinality as i (stream, expected, number)
     where i.expected <> coalesce((select e.version from event e where e.log_id = log_key and e.stream = i.stream
                                    order by e.version desc limit 1), 0));

  insert into event (log_id, position, stream, version, id, type, schema_version, recorded_at, body, salt, leaf)
    select log_key, last_position + row_number() over (order by g.number), streams[g.item], g.version, g.id::uuid, g.type,
           g.schema_version, moment, g.body, g.salt, g.leaf
      from unnest(item, version, id, type, schema_version, body, salt, leaf) with ordinality
           as g (item, version, id, type, schema_version, body, salt, leaf, number)
     where g.item <> all (misfits)
     order by g.number;

  first_position := last_position + 1;
  recorded_at := event_log.instant(moment);
  if cardinality(misfits) > 0 then
    select json_agg(json_build_object(
             'item', m.item,
             'actualVersion', coalesce((select e.version from event e where e.log_id = log_key and e.stream = streams[m.item]
                                         order by e.version desc limit 1), 0),
             'positions', m.positions,
             'recordedAt', event_log.instant(m.recorded_at)))
      into refused
      from (select g.item, max(e.recorded_at) as recorded_at,
                   case when count(*) = count(e.position) then json_agg(e.position order by g.version) end as positions
              from unnest(item, version, id) as g (item, version, id)
              left join event e on e.log_id = log_key and e.stream = streams[g.item] and e.version = g.version
                               and e.id = g.id::uuid
             where g.item = any (misfits)
             group by g.item) m;
  end if;
  return next;
end $$`;

const rights = `
revoke all on schema event_log from public;
revoke all on all functions in schema event_log from public;
grant usage on schema event_log to vybory_app;
grant select, insert on event_log.log, event_log.event to vybory_app;
grant execute on all functions in schema event_log to vybory_app`;
