#!/usr/bin/env bash
# Called by the build with our jar, and the class path of the shell and all drivers: gathers the jars in one folder, makes the
# start-up caches, then says "ready".
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd -P)"
home="$root/dist/target/vireo"
. "$root/dist/src/main/bash/java.sh"
rm -rf "$home"
mkdir -p "$home/lib"
cp "$1" "$home/lib/"
IFS=: read -ra jars <<<"$2"
for jar in "${jars[@]}"; do
    case "$jar" in *.jar) cp "$jar" "$home/lib/" ;; esac
done
. "$root/dist/src/main/bash/train.sh"
touch "$home/ready"
