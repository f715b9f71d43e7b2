#!/bin/sh
# Runs once, when the database server is new: two roles and the database. The first
# owns the schema, the second serves; neither is a superuser.
set -eu

psql --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres --quiet \
    --set=owner_password="$PORTAL_OWNER_PASSWORD" \
    --set=app_password="$PORTAL_APP_PASSWORD" <<'SQL'
CREATE ROLE portal_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE portal_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'app_password';
CREATE DATABASE portaal OWNER portal_owner
    TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE portaal FROM PUBLIC;
GRANT CONNECT ON DATABASE portaal TO portal_app;
SQL
