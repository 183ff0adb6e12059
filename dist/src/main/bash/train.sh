# Sourced by package.sh and release.sh with $home and `vireo_java`: makes the start-up caches by training runs that see no
# state and no settings of the user.
#
# A cache is loaded as a whole before the first line of the program runs. So there is one for each kind of command line:
# without a connection, with the simulator in the process, with a connection, and for the short commands with one, with
# TLS and without; `vireo` of java.sh chooses. What a JVM notes of the use of methods is left out: it costs short
# commands a tenth of their time, and makes bad code for transfers, which are used otherwise.
mkdir -p "$home/training" "$home/start"
export XDG_STATE_HOME="$home/training" XDG_CONFIG_HOME="$home/training" HOME="$home/training" VIREO_PASSWORD=password
unset VIREO_DEFAULT_URI LIBVIRT_DEFAULT_URI LIBVIRT_AUTH_FILE JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS

failed() { # what: the logs must stay
    echo "$1" >&2
    keep=yes
}

train() { # name, arguments of the rehearsal
    local cache="$home/start/$1.aot" log="$home/training/$1.log"
    shift
    (vireo_java "$home" -Xlog:disable -XX:-AOTRecordTraining -XX:AOTCacheOutput="$cache" dev.vireo.dist.Training "$@") </dev/null >"$log" 2>&1 ||
        failed "no start-up cache: the training run failed, see $log"
}

serve() { # name, options of the simulator; the address of the endpoint is in training/NAME.url when it is ready
    local url="$home/training/$1.url" log="$home/training/$1.log"
    shift
    (vireo_java "$home" dev.vireo.dist.Vireo simulator --listen 127.0.0.1:0 "$@") </dev/null >"$url" 2>"$log" &
    servers+=($!)
    for _ in {1..300}; do
        [ ! -s "$url" ] || return 0
        kill -0 $! 2>/dev/null || break
        sleep 0.1
    done
    failed "no simulator for the training runs, see $log"
}

address() { # name
    sed -n 's,^https*://\(.*\)/sdk$,\1,p' "$home/training/$1.url"
}

keep= servers=()
trap '[ ${#servers[@]} = 0 ] || kill "${servers[@]}" 2>/dev/null || true' EXIT
serve https --cert-file "$home/training/certificate.pem"
serve http --no-tls
secure="esx://root@$(address https)/?cacert=$home/training/certificate.pem"
open="esx://root@$(address http)/?transport=http"
train plain
train short-https short "$secure"
train short-http short "$open"
train client "$secure" "$open"
train simulator sim://
kill "${servers[@]}" 2>/dev/null || true
wait 2>/dev/null || true
servers=()
[ -n "$keep" ] || rm -rf "$home/training" # the datastores of the simulator are large to copy, as what does not know holes
