# Sourced by ./vireo, by the packed `vireo` and by package.sh: replaces this process by a JVM that starts fast.
# The class path and the collector must be the same ones in every run: the start-up caches are only good for them.
vireo_java() { # folder, more JVM flags, main class, arguments
    local home="$1" known=
    shift
    # The packed Java is the one that the caches are made for. Else the JDK of the last run is good enough and saves the
    # search, unless the user wants another one.
    if [ -x "$home/runtime/bin/java" ]; then
        JAVA_HOME="$home/runtime"
    elif [ -z "${VIREO_JAVA_HOME:-}" ] && [ -r "$home/jdk" ] && read -r known <"$home/jdk" && [ -x "$known/bin/java" ]; then
        JAVA_HOME="$known" # not by $(<FILE), which is a process of its own
    else
        . "$root/.mvn/find-jdk.sh"
        [ -n "${VIREO_JAVA_HOME:-}" ] || echo "$JAVA_HOME" 2>/dev/null >"$home/jdk" || true
    fi
    # The JVM reads arguments and environment in the locale's charset: names with accents must survive LANG=C.
    { export LC_ALL=C.UTF-8; } 2>/dev/null
    # The cache is used at the address that it was made for: moving it costs 10 ms of each start and a private copy of
    # its pages. The flag is one of those that the JVM wants unlocked. Java looks for a provider of selectors in every jar
    # unless it is named, and makes classes for the few calls by reflection unless told not to.
    local flags=(-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
        -XX:-UsePerfData -Djdk.reflect.useNativeAccessorOnly=true)
    case "$OSTYPE" in
    linux*) flags+=(-Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.EPollSelectorProvider) ;;
    esac
    exec "$JAVA_HOME/bin/java" "${flags[@]}" -cp "$home/lib/vireo.jar" "$@"
}

# Prints the commit that is checked out in a folder; nothing where that takes more than to read two files.
vireo_commit() { # folder
    local head=
    [ -r "$1/.git/HEAD" ] && read -r head <"$1/.git/HEAD" || return 0
    case "$head" in
    "ref: "*) [ -r "$1/.git/${head#ref: }" ] && read -r head <"$1/.git/${head#ref: }" || return 0 ;;
    esac
    echo "$head"
}

# Runs the shell: which start-up cache is the right one, and which compiler? A wrong guess, by a domain called "help" for
# example, costs time and nothing else.
vireo() { # folder, arguments
    local home="$1" uri="${VIREO_DEFAULT_URI:-${LIBVIRT_DEFAULT_URI:-sim://}}" work= before= word cache=client
    shift
    for word in "$@"; do
        case "$before" in -c | --connect) uri="$word" ;; esac
        case "$word" in
        -c?*) uri="${word#-c}" ;;
        --connect=*) uri="${word#--connect=}" ;;
        simulator | vol-upload | vol-download | pull) work="${work:-$word}" ;;
        help | --help | -h | -v | -V | --version | --version=*) work="${work:-plain}" ;;
        list | dominfo | domid | domname | domstate | domuuid) work="${work:-short}" ;;
        esac
        before="$word"
    done
    local flags=(-Xlog:disable)
    case "$uri" in
    sim:*) cache=simulator ;;
    *[?\&]transport=http | *[?\&]transport=http\&*) [ "$work" != short ] || cache=short-http ;;
    *) [ "$work" != short ] || cache=short-https ;;
    esac
    # What runs for less than a tenth of a second is done before compiled code pays, other than TLS.
    [ "$cache" != short-http ] || flags+=(-XX:CompileThresholdScaling=4)
    # A server lives long enough for the second compiler, and so does what carries much data, which is slow without: only
    # the second compiler uses what the processor has for encryption. Little space for new objects keeps both small.
    case "$work" in
    plain) cache=plain ;;
    simulator)
        cache=simulator
        flags+=(-XX:TieredStopAtLevel=4 -Xmn64m -XX:+UsePerfData) # jps and jstat find servers
        ;;
    vol-upload | vol-download | pull)
        flags+=(-XX:TieredStopAtLevel=4 -Xms16m -Xmn4m)
        # The second compiler takes and returns much memory; the C library shall not keep it.
        export MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=65536
        ;;
    esac
    flags+=(-XX:AOTCache="$home/start/$cache.aot")
    vireo_java "$home" "${flags[@]}" dev.vireo.dist.Vireo "$@"
}
