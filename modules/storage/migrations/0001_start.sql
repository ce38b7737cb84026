-- The first tables. Contents are sealed before they come here; names are keyed hashes.
-- Two roles without a log-in: the app can never change or remove an event, the eraser can.

do $$
begin
    if not exists (select from pg_roles where rolname = 'tweede_kans_app') then
        create role tweede_kans_app nologin;
    end if;
    if not exists (select from pg_roles where rolname = 'tweede_kans_eraser') then
        create role tweede_kans_eraser nologin;
    end if;
    execute format('grant tweede_kans_app, tweede_kans_eraser to %I', current_user);
end
$$;

create table organisation (
    org text primary key,
    key_fingerprint text not null,
    app_key bytea not null
);

create table dossier (
    org text not null,
    id text not null,
    version integer not null,
    events integer not null,
    hash text not null,
    created_at timestamptz not null,
    data_key bytea not null,
    primary key (org, id)
);

create table field (
    org text not null,
    dossier text not null,
    name bytea not null,
    content bytea not null,
    primary key (org, dossier, name),
    foreign key (org, dossier) references dossier (org, id)
);

create table event (
    org text not null,
    dossier text not null,
    number integer not null,
    token bytea not null,
    content bytea not null,
    primary key (org, dossier, number),
    unique (org, dossier, token),
    foreign key (org, dossier) references dossier (org, id)
);

create table caseload (
    org text not null,
    counsellor bytea not null,
    dossier text not null,
    primary key (org, counsellor, dossier),
    foreign key (org, dossier) references dossier (org, id)
);

-- Worked out from a dossier; good only while `version` and `shape` are the present ones.
create table summary (
    org text not null,
    dossier text not null,
    version integer not null,
    shape text not null,
    content bytea not null,
    primary key (org, dossier),
    foreign key (org, dossier) references dossier (org, id)
);

create table record (
    org text not null,
    kind text not null,
    key bytea not null,
    content bytea not null,
    primary key (org, kind, key)
);

create table erasure (
    org text not null,
    dossier text not null,
    by_account text not null,
    at timestamptz not null,
    primary key (org, dossier)
);

do $$
declare
    name text;
begin
    foreach name in array array[
        'organisation', 'dossier', 'field', 'event', 'caseload', 'summary', 'record', 'erasure'
    ] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_organisation on %I '
            'using (org = current_setting(''app.org'', true)) '
            'with check (org = current_setting(''app.org'', true))', name);
        execute format('grant select on %I to tweede_kans_app, tweede_kans_eraser', name);
    end loop;
end
$$;

grant insert, update on organisation, dossier, field, summary, record to tweede_kans_app;
grant insert on event, erasure, caseload to tweede_kans_app;
grant delete on caseload, record to tweede_kans_app;
grant delete on dossier, field, event, caseload, summary to tweede_kans_eraser;
grant update on dossier to tweede_kans_eraser; -- to lock the row
grant insert on erasure to tweede_kans_eraser;
