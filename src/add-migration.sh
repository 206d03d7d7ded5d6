#!/usr/bin/env bash
# Adds one migration to both databases: src/add-migration.sh NAME
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
dotnet ef migrations add "$1" --project src/Shop --context SqliteShopDb --output-dir Data/Migrations/Sqlite
dotnet ef migrations add "$1" --project src/Shop --context PostgresShopDb --output-dir Data/Migrations/Postgres --no-build
