-- An index less where another can serve: each costs every new account, and imports bring a million of them.

-- One index for both questions: what a source calls so, and what anybody calls so.
alter table account_external_id drop constraint account_external_id_pkey;
alter table account_external_id add primary key (external_id, source);
drop index account_external_id_value;

-- Codes are names of machines, in the order of their bytes; so their own index finds beginnings too.
alter table account alter column code type text collate "C";
drop index account_code_start;
