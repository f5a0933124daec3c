#!/usr/bin/env bash
# Starts a PostgreSQL server of its own, on a socket in a directory that is removed afterwards, and runs the tests of
# the audit log on it. Needs the Debian package postgresql, or any other that brings initdb and pg_ctl.
set -euo pipefail
cd "$(dirname "$0")/../../.."

bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1 || true)
if [ -z "$bin" ]; then bin=$(dirname "$(command -v initdb)"); fi

place=$(mktemp -d)
# The server refuses to run as root; then another user runs it, who needs a place of its own.
as=()
if [ "$(id -u)" = 0 ]; then
  as=(setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$place")
  chown nobody:nogroup "$place"
fi

stop() {
  status=$?
  "${as[@]}" "$bin/pg_ctl" --pgdata="$place/data" --mode=immediate stop > /dev/null 2>&1 || true
  rm -rf "$place"
  exit "$status"
}
trap stop EXIT

"${as[@]}" "$bin/initdb" --pgdata="$place/data" --username=triage --auth=trust --encoding=UTF8 > /dev/null
"${as[@]}" "$bin/pg_ctl" --pgdata="$place/data" --log="$place/server.log" --wait \
  --options="-c listen_addresses='' -c unix_socket_directories='$place'" start > /dev/null

DATABASE_URL="postgresql://triage@/postgres?host=$place" node --import tsx test/audit/postgres/many-writers.ts
