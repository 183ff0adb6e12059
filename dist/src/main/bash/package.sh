#!/usr/bin/env bash
# Called by the build with the jar of everything: puts it into a folder, makes the start-up caches, then says "ready".
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd -P)"
home="$root/dist/target/vireo"
. "$root/dist/src/main/bash/java.sh"
rm -rf "$home"
mkdir -p "$home/lib"
cp "$1" "$home/lib/vireo.jar"
(vireo_java "$home" dev.vireo.shell.documents.Documents "$home/share")
. "$root/dist/src/main/bash/train.sh"
vireo_commit "$root" >"$home/ready"
