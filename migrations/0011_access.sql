alter table audit_entry add column unit_id bigint references unit;
