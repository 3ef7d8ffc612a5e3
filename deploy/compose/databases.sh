#!/bin/bash
# One database and two roles per service: the owner migrates, the service reads and writes rows.
set -euo pipefail
for service in accounts segmentation campaigns; do
  password="${service^^}_PASSWORD"
  psql -v ON_ERROR_STOP=1 -U postgres -v role="$service" -v owner="${service}_owner" \
    -v password="${!password}" -v owner_password="$OWNER_PASSWORD" <<'SQL'
create role :"role" login password :'password';
create role :"owner" login password :'owner_password';
create database :"role" owner :"owner";
revoke connect on database :"role" from public;
grant connect, temporary on database :"role" to :"role";
SQL
done
