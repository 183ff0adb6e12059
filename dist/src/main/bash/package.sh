#!/usr/bin/env bash
# Called by the build with the class path of the shell and all drivers: gathers the jars in one folder, makes the
# start-up cache by a training run that sees no state and no settings of the user, then says "ready".
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd -P)"
home="$root/dist/target/vireo"
. "$root/dist/src/main/bash/java.sh"
rm -rf "$home"
mkdir -p "$home/lib" "$home/training"
IFS=: read -ra jars <<<"$1"
for jar in "${jars[@]}"; do
    case "$jar" in *.jar) cp "$jar" "$home/lib/" ;; esac
done
(
    export XDG_STATE_HOME="$home/training" XDG_CONFIG_HOME="$home/training" HOME="$home/training"
    unset VIREO_DEFAULT_URI LIBVIRT_DEFAULT_URI LIBVIRT_AUTH_FILE
    vireo_java "$home" -Xlog:disable -XX:AOTCacheOutput="$home/vireo.aot" dev.vireo.shell.Rehearsal
) </dev/null >"$home/training/log" 2>&1 || echo "no start-up cache: the training run failed, see $home/training/log" >&2
touch "$home/ready"
