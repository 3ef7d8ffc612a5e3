-- What the service's role may do. The owner's role migrates and owns everything; the service's role reads and writes
-- rows. Tables named audit_* are append-only for it. Runs after each migration, so that a new table has its grants; what
-- is granted already is left alone. Without a role of its own for the owner there is nothing to grant.
do $$
declare
    service constant name := '${service-role}';
    item record;
begin
    if service = current_user then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('grants'));      -- several instances may start at once
    if not has_schema_privilege(service, current_schema(), 'usage') then
        execute format('grant usage on schema %I to %I', current_schema(), service);
    end if;
    for item in
        select c.oid::regclass as name, c.oid, c.relkind,
               case
                   when c.relkind = 'S' then array['usage', 'select']
                   when c.relname like 'audit\_%' then array['select', 'insert']
                   when c.relname = 'flyway_schema_history' then array['select']
                   else array['select', 'insert', 'update', 'delete']
               end as rights
        from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
    loop
        if exists (
            select from unnest(item.rights) as granted(right_name)
            where not case item.relkind
                when 'S' then has_sequence_privilege(service, item.oid, right_name)
                else has_table_privilege(service, item.oid, right_name)
            end
        ) then
            execute format('grant %s on %s %s to %I', array_to_string(item.rights, ', '),
                           case item.relkind when 'S' then 'sequence' else 'table' end, item.name, service);
        end if;
        if item.rights = array['select', 'insert'] and has_table_privilege(service, item.oid, 'update, delete, truncate, trigger') then
            execute format('revoke update, delete, truncate, references, trigger on %s from %I', item.name, service);
        end if;
    end loop;
end
$$;
