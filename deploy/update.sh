#!/bin/sh
# A new version without a lost request, as root: update.sh FOLDER
# FOLDER holds the new code, beside the running one: /srv/iserlohn-europa/releases/…
# Goes back to the version before when the new one does not start. Migrations stay: the version
# before can live with them.
set -eu

ports="8001 8002"
root=/srv/iserlohn-europa
new=$(realpath "$1")
old=$(readlink -e "$root/current" || echo "$new")

use() {
    ln -sfn "$1" "$root/next"
    mv -T "$root/next" "$root/current"
}

# One after the other: systemd waits until the new process answers.
restart() {
    for port in $ports; do systemctl restart "iserlohn-europa-web@$port" || return 1; done
}

python3 "$new/deploy/environment.py" run
# The services may not write there, and would compile everything at each start.
(cd "$new" && .venv/bin/python -m compileall -q awards events iserlohn_europa partnerships)
use "$new"
if ! systemctl restart iserlohn-europa-prepare; then
    use "$old"
    echo "Die neue Version ließ sich nicht vorbereiten; die alte läuft weiter." >&2
    exit 1
fi
if ! restart; then
    use "$old"
    restart
    echo "Die neue Version ließ sich nicht starten; die alte läuft wieder." >&2
    exit 1
fi
